import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createCaseNumbers } from '../../api/adapters/cosmos/createCaseNumbers.ts';
import { createDirectory } from '../../api/adapters/cosmos/createDirectory.ts';
import { createFileRecords } from '../../api/adapters/cosmos/createFileRecords.ts';
import { createListStore } from '../../api/adapters/cosmos/createListStore.ts';
import { createLogStore } from '../../api/adapters/cosmos/createLogStore.ts';
import { createReadMarkStore } from '../../api/adapters/cosmos/createReadMarkStore.ts';
import { openDatabase } from '../../api/adapters/cosmos/openDatabase.ts';
import { ConversationLists } from '../../api/domain/conversationLists.ts';
import { ConversationLog } from '../../api/domain/conversationLog.ts';
import { openBoards } from './openBoards.ts';
import { openRooms } from './openRooms.ts';
import { openFiles } from './openFiles.ts';
import { writeDemo } from './writeDemo.ts';
import { writeDirectory } from './writeDirectory.ts';

const demoItem = 'demo-written';
/** The highest number of a demo case: the counter goes on behind it. */
const lastDemoNumber = 123;

/** Sets up the demo companies and people, and at the first start their cases. */
async function main(): Promise<void> {
  const database = await openDatabase({
    endpoint: process.env.COSMOS_ENDPOINT ?? '',
    key: process.env.COSMOS_KEY ?? '',
    name: process.env.COSMOS_DATABASE ?? 'conferencing',
  });
  const {
    entries,
    lists,
    readMarks,
    directory: directoryContainer,
    system,
    files,
    whiteboards,
    rooms,
    signals,
  } = database.containers;
  const { resource: written } = await system.item(demoItem, demoItem).read<{ heroCase: string }>();
  let heroCase = written?.heroCase;
  if (heroCase === undefined) {
    const directory = createDirectory(directoryContainer);
    await writeDirectory(directory);
    let minutesAgo = 0;
    const startedAt = Date.now();
    const clock = {
      now: () => new Date(startedAt - minutesAgo * 60_000),
      setMinutesAgo(minutes: number) {
        minutesAgo = minutes;
      },
    };
    const store = createLogStore(entries);
    const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const context = {
      log: new ConversationLog({ store, clock, log: silent, feedReached: Infinity }),
      entries: store,
      lists: new ConversationLists({ store: createListStore(lists, system), owner: 'demo' }),
      readMarks: createReadMarkStore(readMarks),
      directory,
      caseNumbers: createCaseNumbers(system),
      files: await openFiles(createFileRecords(files), process.env),
      boards: openBoards({ container: whiteboards, clock, log: silent }),
      meetings: openRooms({ rooms, signals }),
      clock,
      onRead: () => undefined,
      relay: null,
    };
    const year = clock.now().getUTCFullYear();
    await system.items.upsert({ id: `case-counter-${year}`, value: lastDemoNumber });
    heroCase = await writeDemo(context, clock);
    await system.items.create({ id: demoItem, heroCase });
  }
  writeFileSync(path.join(process.env.DATA_DIR ?? '.data', 'demo.json'), JSON.stringify({ heroCase }));
  database.close();
}

await main();
