import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { createCaller } from '../../builders/createCaller.ts';
import { makePeople, writePeople } from '../parts/makePeople.ts';
import { readMemory } from '../parts/readCpu.ts';
import { startChild } from '../parts/startChild.ts';
import { startStage } from '../parts/startStage.ts';
import { writeConversation } from '../parts/writeConversation.ts';
import type { Figure, Row } from '../row.ts';
import { show } from '../statistics.ts';
import { listLengths, measureLists, writeFiles } from './measureLists.ts';
import { measurePhoto } from './measurePhoto.ts';
import { measureTransfers, type Size } from './measureTransfers.ts';
import { carryBySdk, carryByUs } from './transfers.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const mebibyte = 1_048_576;
const mostMegabytes = 32;
const sizes: Size[] = [
  { name: '1 B', bytes: 1, files: 10, rounds: 5 },
  { name: '1 kB', bytes: 1_000, files: 10, rounds: 5 },
  { name: '1 MB', bytes: mebibyte, files: 4, rounds: 5 },
  { name: '16 MB', bytes: 16 * mebibyte, files: 1, rounds: 5 },
];
const largest: Size = { name: '250 MB', bytes: 250 * mebibyte, files: 1, rounds: 3 };
const room = 'files-room';
const container = 'beside';

/** B9: files through our API beside the same bytes by the blob SDK alone, to the same storage. */
export const fileTransfer: Row = {
  id: 'B9',
  title: 'Upload and download of files; memory, small pictures, long lists',
  async run({ say }) {
    if (process.platform !== 'linux') return { figures: [], notes: ['Left out: it reads /proc.'] };
    const people = makePeople(2);
    const [author] = people;
    if (!author) throw new Error('nobody uploads');
    const idOf = (files: number) => `with-${files}-files`;
    const stage = await startStage(async (file) => {
      writePeople(file, people);
      await writeConversation(file, { id: room, members: people, messages: 0, text: () => '' });
      for (const files of Object.values(listLengths)) {
        const id = idOf(files);
        await writeConversation(file, { id, members: people, messages: 0, text: () => '' });
        writeFiles(file, { conversationId: id, author, files });
      }
    });
    const app = await startChild(path.join(root, 'api/main.ts'), { env: stage.appEnv });
    try {
      const caller = createCaller(
        `http://127.0.0.1:${String(app.ready.port)}`,
        await stage.mintToken(author),
      );
      const { endpoint, account, key, processId: storage } = stage.blobs;
      const service = new BlobServiceClient(endpoint, new StorageSharedKeyCredential(account, key));
      await service.getContainerClient(container).create();
      const carriers = [
        carryByUs({ caller, conversationId: room, pids: [app.pid, stage.store.pid, storage] }),
        carryBySdk({ service, container, pids: [storage] }),
      ] as const;
      const figures: Figure[] = [];
      for (const size of sizes) {
        say(size.name);
        figures.push(...(await measureTransfers(size, carriers)));
      }
      say(largest.name);
      const peak = watchPeak(app.pid);
      figures.push(...(await measureTransfers(largest, carriers)), toMemory(peak()));
      say('a photo, long lists');
      figures.push(await measurePhoto({ caller, conversationId: room, pid: app.pid }));
      figures.push(await measureLists({ caller, idOf, pids: [app.pid, stage.store.pid] }));
      return { figures, notes };
    } finally {
      await app.stop();
      await stage.stop();
    }
  },
};

const notes = [
  'Up: begin, blocks of 8 MiB to the SAS four at a time, and complete, in which the app copies the bytes, reads and hashes them; the client has its hash already. Down: asking for the file, then its address. The SDK alone uploads in the same blocks and downloads to nowhere. Both to the same Azurite, in turns; median of the rounds (smallest–largest).',
  'CPU is that of all processes that take part: client and storage on both sides, app and store on ours. The scan that follows an upload is waited for and counts on neither side.',
  'Memory: the peak of resident memory while the largest files go up, are checked and come down, above what it was before.',
];

/** The peak of a process's resident memory from now on, in megabytes above now. */
function watchPeak(pid: number): () => number {
  // proc(5): 5 resets the peak.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = readMemory(pid);
  return () => {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return (Number(kilobytes) * 1024 - before) / 1e6;
  };
}

function toMemory(megabytes: number): Figure {
  return {
    work: `B9: memory of the app above its baseline, ${largest.name} up and down`,
    ours: `${show(megabytes)} MB`,
    peer: null,
    target: `≤ ${mostMegabytes} MB`,
    isReached: megabytes <= mostMegabytes,
  };
}
