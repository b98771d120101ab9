import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HostOptions, RunningHost } from '../../../local/host/startHost.ts';
import { startHost } from '../../../local/host/startHost.ts';
import { companies, people, personNotSetUp } from '../../../local/people.ts';

/** A host of its own on a free port, with a data folder that goes when it stops. */
export async function startTestHost(options: Partial<HostOptions> = {}): Promise<RunningHost> {
  const dataDir = mkdtempSync(join(tmpdir(), 'conferencing-host-'));
  const host = await startHost({
    port: 0,
    appUrl: 'http://localhost:3978/',
    dataDir,
    people,
    companies,
    personNotSetUp,
    ...options,
  });
  return {
    ...host,
    close: async () => {
      await host.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
