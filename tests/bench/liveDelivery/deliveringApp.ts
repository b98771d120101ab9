import { readConfig } from '../../../api/config.ts';
import type { Entry } from '../../../api/domain/entries.ts';
import { publishEntry } from '../../../api/domain/publishEntry.ts';
import { startApp } from '../../../api/startApp.ts';
import { answerParent } from '../parts/answerParent.ts';
import { now } from '../parts/now.ts';

/**
 * The app as it is, with a door to its last step: a stored entry goes to the tabs by the same call that follows
 * a write. So storing, which is measured elsewhere, is left out here, as it is with the peers.
 */
const app = await startApp(readConfig(process.env));

async function publish({ entry }: { entry: Entry }): Promise<{ at: number }> {
  const state = await app.context.log.read(entry.conversationId);
  if (!state) throw new Error('there is no such conversation');
  const at = now();
  publishEntry(app.streams, { entry, state });
  return { at };
}

answerParent({ publish, count: () => app.streams.size }, { port: app.port });
