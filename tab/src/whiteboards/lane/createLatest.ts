/** Passes on the newest of what is put: the first at once, then one each `pause` milliseconds. */
export function createLatest<Value>(pause: number, give: (value: Value) => void): Latest<Value> {
  let waiting: { value: Value } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function giveNext(): void {
    timer = undefined;
    if (!waiting) return;
    const { value } = waiting;
    waiting = null;
    timer = setTimeout(giveNext, pause);
    give(value);
  }

  return {
    put(value) {
      waiting = { value };
      if (timer === undefined) giveNext();
    },
    close: () => clearTimeout(timer),
  };
}

type Latest<Value> = { put: (value: Value) => void; close: () => void };
