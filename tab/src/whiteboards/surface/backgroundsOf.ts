import type { SceneElement } from './SceneElement.ts';

/** The pictures that are drawn on, by their pages. */
export function backgroundsOf(elements: readonly SceneElement[]): SceneElement[] {
  const pages = elements.filter((one) => !one.isDeleted && one.customData?.['background'] !== undefined);
  return pages.sort((a, b) => backgroundOrder(a) - backgroundOrder(b));
}

export function backgroundOrder({ customData }: SceneElement): number {
  return (customData?.['background'] as { order: number } | undefined)?.order ?? 0;
}
