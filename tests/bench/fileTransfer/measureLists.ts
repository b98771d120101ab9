import type { FileRecord } from '../../../api/domain/filePorts.ts';
import type { PersonRecord } from '../../../api/domain/ports.ts';
import type { Caller } from '../../builders/createCaller.ts';
import type { StoreFile } from '../parts/openStoreFile.ts';
import { readCpu } from '../parts/readCpu.ts';
import type { Figure } from '../row.ts';
import { showSpread, spreadOf } from '../statistics.ts';

/** The first page of the longer list has as many files as the shorter list has in all. */
const pageSize = 5;
const rounds = 9;
const pagesOfRound = 60;
const most = 1.1;

export const listLengths = { few: pageSize, many: 5_000 } as const;

/** What opening Details asks for, in a conversation with few files and in one with many: app and store together. */
export async function measureLists(of: {
  caller: Caller;
  idOf: (files: number) => string;
  pids: number[];
}): Promise<Figure> {
  const { caller, idOf, pids } = of;
  const cpu = { few: [] as number[], many: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const which of ['few', 'many'] as const) {
      const before = readCpu(pids);
      for (let page = 0; page < pagesOfRound; page += 1) {
        const answer = await caller.get(`/conversations/${idOf(listLengths[which])}/files?limit=${pageSize}`);
        const { items } = answer.body as { items: unknown[] };
        if (items.length !== pageSize) throw new Error(`a page of ${items.length}`);
      }
      if (round > 0) cpu[which].push((readCpu(pids) - before) / pagesOfRound);
    }
  }
  const ratio = spreadOf(cpu.many.map((value, round) => value / (cpu.few[round] ?? NaN))).median;
  return {
    work: `B9: first page of ${listLengths.many} files, app and store`,
    ours: showSpread(spreadOf(cpu.many), 'µs'),
    peer: { name: `of ${listLengths.few} files`, value: showSpread(spreadOf(cpu.few), 'µs'), ratio },
    target: `≤ ${most} ×`,
    isReached: ratio <= most,
  };
}

/** Records as they are after their messages; their bytes are not there. */
export function writeFiles(
  file: StoreFile,
  written: { conversationId: string; author: PersonRecord; files: number },
): void {
  const { conversationId, author, files } = written;
  const records = Array.from({ length: files }, (_, at): FileRecord & { schema: 1; isListed: true } => ({
    schema: 1,
    isListed: true,
    id: `${conversationId}.${crypto.randomUUID()}`,
    conversationId,
    name: `Part ${at}.ISO`,
    nameKey: `part ${at}.iso`,
    size: 12_000,
    kind: 'text',
    type: 'text/plain',
    state: 'clean',
    authorId: author.id,
    authorName: author.name,
    authorCompanyId: author.companyId,
    createdAt: new Date().toISOString(),
    sha256: '0'.repeat(64),
    blob: `${conversationId}/${at}`,
    blobSize: 12_000,
    thumbnail: null,
    original: null,
    media: null,
    locationRemoved: false,
    messageId: crypto.randomUUID(),
    sequence: at + 10,
    place: at + 1,
    version: 1,
    isReplaced: false,
    deletedAt: null,
  }));
  file.write('files', records);
}
