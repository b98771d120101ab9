import { randomUUID } from 'node:crypto';
import type { ConversationFile, FileList } from '../../../api/contract/files.ts';
import type { Fault, FaultRequest } from '../../../local/cosmos/faults.ts';
import type { Answered } from '../../builders/createCaller.ts';
import { tinyPng } from '../../builders/tinyPng.ts';
import { complete, hashOf, putBlocks, untilState } from '../../builders/uploadFile.ts';
import { until } from '../live/until.ts';
import { begin, fetchContent, openFileStage, type FileStage } from './openFileStage.ts';

jest.setTimeout(120_000);

const writes = ['create', 'upsert', 'replace', 'delete', 'batch'];

let stage: FileStage;
let faults: (request: FaultRequest) => Fault | undefined = () => undefined;
beforeAll(async () => {
  stage = await openFileStage({ faults: (request) => faults(request) });
});
afterAll(() => stage.test.stop());

it('[FL2] [FL3] [MS1] whichever write of a file is done and its answer lost, repeated it is there once, whole and counted', async () => {
  const { marco, anna, conversationId } = stage;
  for (let at = 0, isHit = true; isHit; at += 1) {
    const name = `${at}.png`;
    const before = await countsOf();
    let seen = 0;
    faults = ({ operation, container }) => {
      if (!writes.includes(operation) || !['files', 'entries'].includes(container ?? '')) return undefined;
      seen += 1;
      return seen === at + 1 ? 'loseAnswer' : undefined;
    };
    const clientId = randomUUID();
    const begun = await insist(() => begin(marco, conversationId, { name, size: tinyPng.length, clientId }));
    const { id } = begun.body as { id: string };
    await putBlocks(begun.body, tinyPng);
    await insist(() => complete(marco, id, hashOf(tinyPng)));
    const draft = { clientId, text: '', fileIds: [id] };
    await insist(() => marco.post(`/conversations/${conversationId}/messages`, draft));
    const settled = seen;
    isHit = settled > at;
    faults = () => undefined;
    const file = await checked(id);
    const content = await fetchContent(anna, file);
    expect(Buffer.from(await content.arrayBuffer()).equals(tinyPng)).toBe(true);
    const listed = (await anna.get(`/conversations/${conversationId}/files?name=${name}`)).body as FileList;
    expect(listed.items.map((one) => one.id)).toEqual([id]);
    expect(await countsOf()).toEqual({ files: before.files + 1, media: before.media + 1 });
    if (at > 30) throw new Error('it has too many writes');
  }
});

/** The check may have met the fault: then whoever looks next does it again. */
async function checked(id: string): Promise<ConversationFile> {
  const { context } = stage.test.app;
  await until(
    async () => {
      const { state } = (await stage.anna.get(`/files/${id}`)).body as ConversationFile;
      if (state === 'checking') context.files.onUploaded({ id, conversationId: stage.conversationId });
      return state === 'clean';
    },
    { what: `${id} is checked` },
  );
  return untilState(stage.anna, id, 'clean');
}

async function insist(ask: () => Promise<Answered>): Promise<Answered> {
  let answer = await ask();
  for (let round = 0; answer.status === 503 && round < 5; round += 1) answer = await ask();
  expect(answer.status).toBeLessThan(300);
  return answer;
}

async function countsOf(): Promise<{ files: number; media: number }> {
  const { body } = await stage.anna.get(`/conversations/${stage.conversationId}/details`);
  return (body as { counts: { files: number; media: number } }).counts;
}
