import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

type Source = { file: string; code: string; breaks?: string[] };

const root = join(import.meta.dirname, '../..');
const configFile = join(root, '.dependency-cruiser.cjs');
const config = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] };

const target = (file: string): Source => ({
  file,
  code: 'export type Thing = string;\nexport const thing = 1;',
});

const targets = [
  'api/contract/shapes.ts',
  'api/domain/sendThing.ts',
  'api/adapters/cosmos/createStore.ts',
  'api/adapters/entra/verifyToken.ts',
  'api/routes/addRoute.ts',
  'api/server.ts',
  'api/config.ts',
  'bot/createTeamsBot.ts',
  'tab/src/api.ts',
  'local/people.ts',
  'tests/builders/aThing.ts',
].map(target);

/** The other halves of two refused imports. */
const halves: Source[] = [
  { file: 'tab/src/half.ts', code: "import type { Thing } from './b7.ts';" },
  { file: 'tab/src/cases/index.ts', code: "export { thing } from '../api.ts';" },
];

const allowed: Source[] = [
  { file: 'api/contract/a.ts', code: "import { z } from 'zod'; import { thing } from './shapes.ts';" },
  {
    file: 'api/domain/a.ts',
    code: "import { thing } from '../contract/shapes.ts'; import './sendThing.ts';",
  },
  {
    file: 'api/adapters/cosmos/a.ts',
    code: "import { CosmosClient } from '@azure/cosmos'; import 'node:timers'; import '../../domain/sendThing.ts'; import './createStore.ts';",
  },
  { file: 'api/adapters/entra/a.ts', code: "import { jwtVerify } from 'jose';" },
  {
    file: 'api/routes/a.ts',
    code: "import restify from 'restify'; import type { Server } from 'restify'; import 'node:crypto'; import '../domain/sendThing.ts';",
  },
  {
    file: 'api/startApp.ts',
    code: "import './adapters/cosmos/createStore.ts'; import './routes/addRoute.ts'; import type { Thing } from './config.ts'; import './server.ts'; import pino from 'pino'; import 'node:fs';",
  },
  {
    file: 'bot/a.ts',
    code: "import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js'; import type { Activity } from 'botbuilder'; import 'node:http'; import '../api/domain/sendThing.ts'; import { thing } from '../api/contract/shapes.ts'; import './createTeamsBot.ts';",
  },
  {
    file: 'api/createRelayParts.ts',
    code: "import { thing } from '../bot/createTeamsBot.ts'; import './adapters/cosmos/createStore.ts'; import './domain/sendThing.ts';",
  },
  { file: 'api/adapters/web/a.ts', code: "import 'node:crypto'; import '../../domain/sendThing.ts';" },
  { file: 'api/main.ts', code: "import { thing } from './config.ts'; import './startApp.ts';" },
  { file: 'api/start.mjs', code: "await import('./main.ts');" },
  {
    file: 'tab/src/teams.ts',
    code: "import { app } from '@microsoft/teams-js'; import type { Thing } from '../../api/contract/shapes.ts'; import { useState } from 'react';",
  },
  {
    file: 'tab/src/uploads/azureBlob.ts',
    code: "import { BlockBlobClient } from '@azure/storage-blob'; import { thing } from '../api.ts';",
  },
  {
    file: 'local/host/main.ts',
    code: "import 'node:http'; import { thing } from '../../api/contract/shapes.ts'; import '../people.ts';",
  },
  {
    file: 'local/demo/main.ts',
    code: "import '../../api/domain/sendThing.ts'; import '../../api/adapters/cosmos/createStore.ts';",
  },
  {
    file: 'tests/http/a.test.ts',
    code: "import '../../api/startApp.ts'; import '../../api/adapters/cosmos/createStore.ts'; import '../../local/people.ts';",
  },
];

const refused: Source[] = [
  breach('api/contract/b1.ts', "import '../domain/sendThing.ts';", 'contract-knows-zod-only'),
  breach('api/contract/b2.ts', "import { jwtVerify } from 'jose';", 'contract-knows-zod-only'),
  breach('api/domain/b1.ts', "import { z } from 'zod';", 'domain-knows-the-contract-only'),
  breach(
    'api/domain/b2.ts',
    "import type { Thing } from '../adapters/cosmos/createStore.ts';",
    'domain-knows-the-contract-only',
  ),
  breach(
    'api/domain/b3.ts',
    "import { createHash } from 'node:crypto';",
    'domain-knows-the-contract-only',
    'node-at-the-edge',
  ),
  breach(
    'api/domain/b4.ts',
    "import type { Container } from '@azure/cosmos';",
    'domain-knows-the-contract-only',
    'cosmos-sdk-in-its-adapter',
  ),
  breach(
    'api/adapters/entra/b1.ts',
    "import '../cosmos/createStore.ts';",
    'adapter-knows-the-domain-and-its-sdk',
  ),
  breach(
    'api/adapters/entra/b2.ts',
    "import '../../routes/addRoute.ts';",
    'adapter-knows-the-domain-and-its-sdk',
  ),
  breach(
    'api/adapters/entra/b3.ts',
    "import { CosmosClient } from '@azure/cosmos';",
    'cosmos-sdk-in-its-adapter',
  ),
  breach('api/adapters/entra/b4.ts', "import type { Request } from 'restify';", 'restify-in-routes'),
  breach('api/adapters/teams/b1.ts', "import type { Activity } from 'botbuilder';", 'bot-sdk-in-bot'),
  breach('local/b4.ts', "import { ActivityTypes } from 'botframework-schema';", 'bot-sdk-in-bot'),
  breach('bot/b1.ts', "import '../api/adapters/cosmos/createStore.ts';", 'bot-knows-the-domain'),
  breach('bot/b2.ts', "import type { Thing } from '../api/config.ts';", 'bot-knows-the-domain'),
  breach('bot/b3.ts', "import '../local/people.ts';", 'bot-knows-the-domain', 'local-is-not-in-production'),
  breach('api/relay.ts', "import '../bot/createTeamsBot.ts';", 'bot-is-wired-by-the-root'),
  breach(
    'api/domain/relay/b1.ts',
    "import type { Thing } from '../../../bot/createTeamsBot.ts';",
    'domain-knows-the-contract-only',
    'bot-is-wired-by-the-root',
  ),
  breach('api/routes/b3.ts', "import '../../bot/createTeamsBot.ts';", 'bot-is-wired-by-the-root'),
  breach('api/adapters/web/b1.ts', "import '../../../bot/createTeamsBot.ts';", 'bot-is-wired-by-the-root'),
  breach(
    'api/adapters/web/b2.ts',
    "import '../cosmos/createStore.ts';",
    'adapter-knows-the-domain-and-its-sdk',
  ),
  breach('bot/b4.ts', "import '../api/adapters/cosmos/createStore.ts';", 'bot-knows-the-domain'),
  breach('bot/b5.ts', "import '../api/routes/addRoute.ts';", 'bot-knows-the-domain'),
  breach(
    'api/routes/b1.ts',
    "import '../adapters/entra/verifyToken.ts';",
    'routes-know-the-domain-and-restify',
  ),
  breach('api/routes/b2.ts', "import { jwtVerify } from 'jose';", 'routes-know-the-domain-and-restify'),
  breach('api/health.ts', "import './adapters/cosmos/createStore.ts';", 'server-knows-no-adapter'),
  breach('api/clock.ts', "import { hrtime } from 'node:process';", 'node-at-the-edge'),
  breach('api/places.ts', "import { thing } from './config.ts';", 'config-is-read-in-main'),
  breach('tests/http/b1.test.ts', "import '../../api/main.ts';", 'main-is-started-only'),
  breach('api/twice.ts', "import './startApp.ts';", 'app-is-started-by-main'),
  breach('api/lists.ts', "import fc from 'fast-check';", 'server-runs-without-dev-dependencies'),
  breach(
    'tab/src/b1.ts',
    "import type { Thing } from '../../api/domain/sendThing.ts';",
    'tab-knows-the-contract-only',
  ),
  breach(
    'tab/src/b2.ts',
    "import { thing } from '../../api/contract/shapes.ts';",
    'tab-takes-types-from-the-contract',
  ),
  breach(
    'tab/src/b3.ts',
    "import { type Thing, thing } from '../../api/contract/shapes.ts';",
    'tab-takes-types-from-the-contract',
  ),
  breach('tab/src/b4.ts', "import { z } from 'zod';", 'tab-is-for-browsers'),
  breach(
    'tab/src/files/b1.ts',
    "import { BlockBlobClient } from '@azure/storage-blob';",
    'blob-sdk-in-uploads',
  ),
  breach('tab/src/uploads/b1.ts', "import { CosmosClient } from '@azure/cosmos';", 'tab-is-for-browsers'),
  breach(
    'tab/src/whiteboards/lane/b1.ts',
    "import { LiveShareClient } from '@microsoft/live-share';",
    'live-share-in-its-files',
  ),
  breach('tab/src/b5.ts', "import { join } from 'node:path';", 'tab-has-no-node'),
  breach('tab/src/b6.ts', "import { app } from '@microsoft/teams-js';", 'teams-js-in-one-file'),
  breach('local/b1.ts', "import '../api/server.ts';", 'local-knows-the-contract-only'),
  breach('local/b2.ts', "import '../tab/src/api.ts';", 'local-knows-the-contract-only'),
  breach('local/demo/b1.ts', "import '../../api/routes/addRoute.ts';", 'demo-writes-through-the-use-cases'),
  breach(
    'api/adapters/entra/b5.ts',
    "import '../../../local/people.ts';",
    'adapter-knows-the-domain-and-its-sdk',
    'local-is-not-in-production',
  ),
  breach(
    'local/b3.ts',
    "import '../tests/builders/aThing.ts';",
    'local-knows-the-contract-only',
    'tests-are-not-in-production',
  ),
  breach('tab/src/b7.ts', "export { thing } from './half.ts';", 'no-cycles'),
  breach('tab/src/b9.ts', "import { thing } from './cases/index.ts';", 'no-barrels'),
  breach('tab/src/b10.ts', "import { thing } from './nowhere.ts';", 'resolvable'),
];

function breach(file: string, code: string, ...breaks: string[]): Source {
  return { file, code, breaks };
}

describe('the import rules', () => {
  const reported = new Map<string, Set<string>>();
  let folder: string;

  beforeAll(() => {
    mkdirSync(join(root, 'tests/output'), { recursive: true });
    folder = mkdtempSync(join(root, 'tests/output/imports-'));
    copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
    for (const { file, code } of [...targets, ...halves, ...allowed, ...refused]) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [program, '--config', configFile, '--output-type', 'json', 'api', 'bot', 'tab', 'local', 'tests'],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (!stdout) throw new Error(stderr);
    const { summary } = JSON.parse(stdout);
    for (const { from, rule } of summary.violations) {
      reported.set(from, (reported.get(from) ?? new Set()).add(rule.name));
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const rulesBrokenBy = (file: string) => [...(reported.get(file) ?? [])].sort();

  test.each(refused)('$file with `$code` breaks $breaks', ({ file, breaks = [] }) => {
    expect(rulesBrokenBy(file)).toEqual([...breaks].sort());
  });

  test.each(allowed)('$file may import what it imports', ({ file }) => {
    expect(rulesBrokenBy(file)).toEqual([]);
  });

  test('every rule has a case', () => {
    const covered = new Set(refused.flatMap(({ breaks = [] }) => breaks));
    expect(config.forbidden.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });
});
