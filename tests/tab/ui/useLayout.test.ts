import { layoutOf, paneWidths } from '../../../tab/src/ui/useLayout.ts';

test.each([
  [280, 'one'],
  [600, 'one'],
  [601, 'two'],
  [799, 'two'],
  [800, 'three'],
  [1920, 'three'],
] as const)('[DP1] a tab of %i px has %s', (width, layout) => {
  expect(layoutOf(width)).toBe(layout);
});

test.each([
  [1440, 320, 344],
  [1439, 300, 312],
  [1100, 300, 312],
  [1099, 220, 236],
  [800, 220, 236],
  [799, 284, 320],
  [700, 284, 320],
  [699, 240, 320],
])('[DP1] at %i px the list is %i and the details are %i wide', (width, list, details) => {
  expect(paneWidths(width)).toEqual({ list, details });
});

test('[DP1] the messages never get less than 340 px beside other panes', () => {
  for (let width = 601; width <= 2000; width += 1) {
    const { list, details } = paneWidths(width);
    expect(width - list - (layoutOf(width) === 'three' ? details : 0)).toBeGreaterThanOrEqual(340);
  }
});
