import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { installPackages } from '../parts/installPackages.ts';
import { startProgram } from '../parts/startChild.ts';
import { findFreePort, waitForPort } from '../parts/waitForPort.ts';
import { openArchive, type Archive } from './openArchive.ts';

const program = '/usr/bin/prosody';
const architecture = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const driver = `/usr/lib/${architecture}-linux-gnu/lua/5.4/dbd/sqlite3.so`;
const host = 'localhost';
const password = 'of the benchmark';
const messagesPerTransaction = 10_000;

export type Prosody = {
  pid: number;
  /** The archive of as many messages, as its owner reads it; message n has the id `m{n}`. */
  openArchive(messages: number): Promise<Archive>;
  stop(): Promise<void>;
};

/** prosody with its message archive in SQLite, filled before it starts. Answers in words why it is not there. */
export async function startProsody(
  lengths: readonly number[],
  text: (at: number) => string,
): Promise<Prosody | { missing: string }> {
  const missing = installPackages({ file: driver, packages: ['prosody', 'lua-dbi-sqlite3'] });
  if (missing !== null) return { missing };
  const folder = mkdtempSync(path.join(tmpdir(), 'conferencing-prosody-'));
  mkdirSync(path.join(folder, host, 'accounts'), { recursive: true });
  for (const messages of lengths) {
    const account = path.join(folder, host, 'accounts', `${ownerOf(messages)}.dat`);
    writeFileSync(account, `return { ["password"] = "${password}"; };`);
  }
  const port = await findFreePort();
  const config = path.join(folder, 'prosody.cfg.lua');
  writeFileSync(config, configure({ folder, port }));
  const start = async () => {
    const started = startProgram(program, ['--config', config, '-F']);
    const gone = started.end.then(() => Promise.reject(new Error('prosody has ended')));
    await Promise.race([waitForPort(port), gone]);
    return started;
  };
  // Once, so that it makes its tables: it does at the first reading.
  const first = await start();
  const empty = await openArchive({ port, host, user: ownerOf(lengths[0] ?? 0), password });
  await empty.readPage({ count: 1 });
  await empty.close();
  await first.stop();
  fillArchives(path.join(folder, 'archive.sqlite'), { lengths, text });
  const prosody = await start();
  return {
    pid: prosody.pid,
    openArchive: (messages) => openArchive({ port, host, user: ownerOf(messages), password }),
    async stop() {
      await prosody.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function ownerOf(messages: number): string {
  return `of${messages}`;
}

/** Without the count of all messages that it would make for every page. */
function configure({ folder, port }: { folder: string; port: number }): string {
  return `
    run_as_root = true
    data_path = "${folder}"
    pidfile = "${folder}/prosody.pid"
    log = { error = "${folder}/error.log" }
    modules_enabled = { "saslauth", "mam" }
    modules_disabled = { "s2s", "tls", "offline" }
    interfaces = { "127.0.0.1" }
    c2s_ports = { ${port} }
    s2s_ports = { }
    c2s_require_encryption = false
    allow_unencrypted_plain_auth = true
    authentication = "internal_plain"
    storage = { archive = "sql" }
    sql = { driver = "SQLite3", database = "${folder}/archive.sqlite" }
    archive_expires_after = "never"
    max_archive_query_results = 50
    mam_include_total = false
    VirtualHost "${host}"`;
}

function fillArchives(
  file: string,
  filling: { lengths: readonly number[]; text: (at: number) => string },
): void {
  const database = new DatabaseSync(file);
  const insert = database.prepare(
    `INSERT INTO prosodyarchive (host, "user", store, "key", "when", "with", type, value)
      VALUES (?, ?, 'archive', ?, ?, ?, 'xml', ?)`,
  );
  const other = `other@${host}`;
  for (const messages of filling.lengths) {
    const owner = ownerOf(messages);
    const start = Math.floor(Date.now() / 1000) - messages * 60;
    for (let at = 0; at < messages; at += 1) {
      if (at % messagesPerTransaction === 0) database.exec('BEGIN');
      const body = `<message xmlns="jabber:client" type="chat" id="i${at}" from="${other}" to="${owner}@${host}"><body>${filling.text(at)}</body></message>`;
      insert.run(host, owner, `m${at}`, start + at * 60, other, body);
      if (at % messagesPerTransaction === messagesPerTransaction - 1 || at === messages - 1) {
        database.exec('COMMIT');
      }
    }
  }
  database.close();
}
