import { once } from 'node:events';
import { answerParent } from '../parts/answerParent.ts';
import { drawTogether } from './changes.ts';
import { createArrivals, type Change } from './createArrivals.ts';
import { loadYjs, type Provider, type YMap } from './yjs.ts';

/** All people of a board in one process, each with the peer's own client and a document of his own. */
// Each client wants to know when the process ends.
process.setMaxListeners(0);
const { Doc, WebsocketProvider, WebSocket } = loadYjs(process.argv[2] ?? '');
/** Nobody can tell when the server has taken up what nobody else gets. */
const restMs = 200;

let counts: number[] = [];
let maps: Record<'together' | 'unseen', YMap[]> = { together: [], unseen: [] };
let providers: Provider[] = [];
let arrivals = createArrivals(0);

async function open({ port, people, room }: { port: number; people: number; room: string }): Promise<void> {
  counts = Array.from({ length: people }, () => 0);
  arrivals = createArrivals(people);
  maps = { together: [], unseen: [] };
  for (const person of counts.keys()) {
    const together = join(port, room);
    together.observe(({ keysChanged }) => {
      for (const key of keysChanged) arrivals.arrived(person, together.get(key) as Change);
    });
    maps.together.push(together);
    maps.unseen.push(join(port, `${room}-${person}`));
  }
  await Promise.all(providers.map(untilSynced));
}

async function untilSynced(provider: Provider): Promise<void> {
  if (provider.synced) return;
  await new Promise<void>((resolve) => provider.once('synced', () => resolve()));
}

function join(port: number, room: string): YMap {
  const doc = new Doc();
  const options = { WebSocketPolyfill: WebSocket, disableBc: true };
  providers.push(new WebsocketProvider(`ws://127.0.0.1:${port}`, room, doc, options));
  return doc.getMap('elements');
}

/** `unseen`: each in a room where he is alone. */
async function draw({ where, ms }: { where: 'together' | 'unseen'; ms: number }) {
  const { changes } = await drawTogether({
    counts,
    ms,
    draw(person, change) {
      if (where === 'together') arrivals.drawn(person, change);
      maps[where][person]?.set(change.id, change);
    },
  });
  const latencies = await arrivals.takeAll();
  await once(AbortSignal.timeout(restMs), 'abort');
  return { changes, latencies };
}

function close(): void {
  for (const provider of providers) provider.destroy();
  providers = [];
}

answerParent({ open, draw, close });
