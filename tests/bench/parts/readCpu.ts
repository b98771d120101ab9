import { readdirSync, readFileSync } from 'node:fs';

/** The microseconds of CPU, user and system, that these processes and their threads have used so far. */
export function readCpu(pids: readonly number[]): number {
  let nanoseconds = 0;
  for (const pid of pids) {
    for (const task of readdirSync(`/proc/${pid}/task`)) nanoseconds += readTask(pid, task);
  }
  return nanoseconds / 1000;
}

/** The scheduler's own count, in nanoseconds: `stat` beside it counts in ticks of 10 ms. */
function readTask(pid: number, task: string): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    // A thread that has ended meanwhile.
    return 0;
  }
}

/** Resident memory in bytes. */
export function readMemory(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) * 1024;
}

export function childrenOf(pid: number): number[] {
  const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return list === '' ? [] : list.split(' ').map(Number);
}
