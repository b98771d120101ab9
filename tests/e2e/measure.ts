import type { Tab } from './tab.ts';

/** What scrolls sideways or reaches out of the window. Code and tables may scroll in themselves, and nothing else. */
export function listSideways({ frame }: Pick<Tab, 'frame'>): Promise<string[]> {
  return frame.locator('body').evaluate((body) => {
    const nameOf = (element: Element) =>
      `<${element.localName}> ${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 60)}`;
    const scrolling = 'pre, svg, .cm-editor, :has(> [role=table]), [role=table]';
    const wrong = document.documentElement.scrollWidth > innerWidth ? ['the page'] : [];
    for (const element of body.querySelectorAll('*')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest(scrolling)) continue;
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (scrolls && element.scrollWidth > element.clientWidth) wrong.push(`scrolls: ${nameOf(element)}`);
      if (!element.matches('a, button, input, textarea, h1, h2, h3, p, article, time')) continue;
      const { left, right, width } = element.getBoundingClientRect();
      const isForScreenReaders = width <= 1;
      if (!isForScreenReaders && (left < -1 || right > innerWidth + 1)) wrong.push(`cut: ${nameOf(element)}`);
    }
    return wrong;
  });
}

/** Texts that end in "…" because they have no room. */
export function listShortened({ frame }: Pick<Tab, 'frame'>): Promise<string[]> {
  return frame.locator('body').evaluate((body) =>
    [...body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
      .map((element) => element.innerText.slice(0, 80))
      .filter((text) => text !== ''),
  );
}

/** Controls of a touch layout that are smaller than a finger in a glove (rule AX4). */
export function listSmallControls({ frame }: Pick<Tab, 'frame'>): Promise<string[]> {
  return frame.locator('body').evaluate((body) =>
    [...body.querySelectorAll('a, button, input, textarea, [role="tab"], [role="option"], [role="menuitem"]')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }))
      // What fingers reach through is for keyboards and screen readers.
      .filter((element) => getComputedStyle(element).pointerEvents !== 'none')
      .map((element) => {
        // A field is pressed wherever its frame is.
        const pressed =
          element.closest('.fui-Input, .fui-Checkbox, .fui-Dropdown, .fui-TagPickerControl, [data-text]') ??
          element;
        return { element, box: pressed.getBoundingClientRect() };
      })
      .filter(({ box }) => Math.round(box.width) < 48 || Math.round(box.height) < 48)
      .map(({ element, box }) => {
        const name = (element.getAttribute('aria-label') ?? element.textContent).slice(0, 50);
        return `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`;
      }),
  );
}
