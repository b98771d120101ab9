/** Between two looks, in milliseconds. */
const pause = 50;

/** Waits until the condition holds, at most `milliseconds`; says whether it does. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() >= end) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return true;
}
