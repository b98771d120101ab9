import { watch } from 'node:fs';

/** An editor saves several files at once, and some of them twice: milliseconds without a change. */
const quiet = 150;

/** Calls `onChange` once after each burst of changes below `folders`. */
export function watchSources(folders: string[], onChange: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  for (const folder of folders) {
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(onChange, quiet);
    });
  }
}
