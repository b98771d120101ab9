import path from 'node:path';
import { writePeople } from '../parts/makePeople.ts';
import type { StoreFile } from '../parts/openStoreFile.ts';
import { startChild } from '../parts/startChild.ts';
import { startStage } from '../parts/startStage.ts';
import { companies, makePairs, sealPair, type Pair } from './pairs.ts';
import { botEnv, startApp, startEcho, startGateway, startStoreless } from './systems.ts';

/** Enough pairs that a round is a second of work while no chat gets more than Teams takes. */
const workers = 60;

/** Everything that B11 needs; `flows`: so many threads each, of one tenant, at a connector that keeps to the limits. */
export async function startSystems(flows: number[]) {
  const script = path.join(import.meta.dirname, 'connector.ts');
  const connector = await startChild(script);
  const limited = await startChild(script, { args: ['limits'] });
  const tenants = Array.from({ length: 2 * workers }, () => crypto.randomUUID());
  const commonTenant = crypto.randomUUID();
  const working = await makePairs({
    name: 'work',
    count: workers,
    serviceUrl: String(connector.ready.serviceUrl),
    tenantOf: (person) => tenants[person] ?? '',
    isCustomerInTeams: true,
  });
  const flowing = await Promise.all(
    flows.map((count, at) =>
      makePairs({
        name: `flow${at}`,
        count,
        serviceUrl: String(limited.ready.serviceUrl),
        tenantOf: () => commonTenant,
        isCustomerInTeams: false,
      }),
    ),
  );
  const all = await sealAll([...working, ...flowing.flat()]);
  const stage = await startStage(async (file) => fillStore(file, all));
  const allowed = [...tenants, commonTenant];
  const env = botEnv([connector, limited], allowed);
  const ours = await startApp(stage, env);
  const storeless = await startStoreless(stage, { env, pairs: all.slice(0, workers) });
  const gateway = await startGateway(connector, allowed);
  const echo = await startEcho(connector);
  const systems = [storeless, ours, gateway, echo];
  return {
    connector,
    limited,
    working,
    flowing,
    systems,
    ours,
    storeless,
    echo,
    mintToken: stage.mintToken,
    async stop() {
      for (const { child } of systems) await child.stop();
      for (const { stop } of [connector, limited, stage]) await stop();
    },
  };
}

type SealedPair = Pair & { items: object[] };

function sealAll(pairs: Pair[]): Promise<SealedPair[]> {
  return Promise.all(
    pairs.map(async (pair, at) => ({ ...pair, items: await sealPair(pair, `SC-2026-${100_000 + at}`) })),
  );
}

function fillStore(file: StoreFile, pairs: SealedPair[]): void {
  const people = pairs.flatMap(({ customer, engineer }) => [customer, engineer]);
  writePeople(file, people, companies);
  for (const { items } of pairs) file.write('entries', items);
  const places = pairs.flatMap((pair) => pair.places);
  file.write(
    'places',
    places.map((record) => ({ id: 'place', placeId: record.id, schema: 1, record })),
  );
}
