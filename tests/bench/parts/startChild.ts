import { spawn, type ChildProcess } from 'node:child_process';

/** A process under test, or beside it. */
export type Child = {
  pid: number;
  /** What it said when it was ready. */
  ready: Record<string, unknown>;
  /** Sends a question and resolves with the answer; rejects with the child's refusal or its end. */
  ask<Answer>(name: string, question?: object): Promise<Answer>;
  stop(): Promise<void>;
};

type Reply = { id?: number; answer?: unknown; error?: string; ready?: boolean };

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a script of ours by this Node; resolves when it says `{ ready: true }`. */
export async function startChild(
  script: string,
  options: { args?: string[]; env?: Record<string, string> } = {},
): Promise<Child> {
  const child = spawn(process.execPath, [script, ...(options.args ?? [])], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'test', ...options.env },
  });
  const end = keep(child);
  const waiting = new Map<number, { resolve: (answer: never) => void; reject: (cause: Error) => void }>();
  const ready = Promise.withResolvers<Record<string, unknown>>();
  child.on('message', (message: Reply) => {
    if (message.ready) return ready.resolve(message);
    const asker = waiting.get(message.id ?? -1);
    waiting.delete(message.id ?? -1);
    if (message.error === undefined) asker?.resolve(message.answer as never);
    else asker?.reject(new Error(message.error));
  });
  void end.then(() => {
    const cause = new Error(`${script} has ended`);
    ready.reject(cause);
    for (const asker of waiting.values()) asker.reject(cause);
  });
  let nextId = 0;
  return {
    pid: child.pid ?? -1,
    ready: await ready.promise,
    ask(name, question = {}) {
      nextId += 1;
      const id = nextId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        child.send({ id, name, question });
      });
    },
    async stop() {
      child.kill('SIGTERM');
      await end;
    },
  };
}

/** Starts a program of the system that stays in the foreground. */
export function startProgram(
  program: string,
  args: string[],
): { pid: number; end: Promise<void>; stop(): Promise<void> } {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const end = keep(child);
  return {
    pid: child.pid ?? -1,
    end,
    async stop() {
      child.kill('SIGTERM');
      await end;
    },
  };
}

function keep(child: ChildProcess): Promise<void> {
  children.add(child);
  return new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => {
      children.delete(child);
      resolve();
    });
  });
}
