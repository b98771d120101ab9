import { AsyncLocalStorage } from 'node:async_hooks';

const quiet = new AsyncLocalStorage<true>();
const wrappers = new WeakSet();

/**
 * Runs the SDK's work without what it prints: for each forged or expired token a stack to the console, beside the log
 * and past its level. Others who print meanwhile are heard.
 */
export function runQuietly<Result>(printer: typeof console, work: () => Promise<Result>): Promise<Result> {
  for (const name of ['error', 'warn'] as const) {
    const known: unknown = Reflect.get(printer, name);
    if (known instanceof Object && wrappers.has(known)) continue;
    const print = printer[name].bind(printer);
    const wrapper = (...args: unknown[]) => {
      if (!quiet.getStore()) print(...args);
    };
    wrappers.add(wrapper);
    printer[name] = wrapper;
  }
  return quiet.run(true, work);
}
