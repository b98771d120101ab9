// The parts of a browser that Fluent UI and our own code ask for and jsdom does not have.

class StillResizeObserver implements ResizeObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

class BlindIntersectionObserver implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '0px';
  readonly scrollMargin = '0px';
  readonly thresholds = [0];
  observe() {}
  unobserve() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

/** No media feature is on: not dark, not narrow, motion not reduced. */
function matchNothing(media: string): MediaQueryList {
  const list = new EventTarget();
  return Object.assign(list, {
    media,
    matches: false,
    onchange: null,
    addListener() {},
    removeListener() {},
  }) as MediaQueryList;
}

/** Tests reach no network; one that needs answers puts its own `fetch` in place. */
function refuseToFetch(input: RequestInfo | URL): Promise<Response> {
  const address = input instanceof Request ? input.url : String(input);
  return Promise.reject(new TypeError(`fetch is not stubbed in this test: ${address}`));
}

Object.assign(globalThis, {
  ResizeObserver: StillResizeObserver,
  IntersectionObserver: BlindIntersectionObserver,
  matchMedia: matchNothing,
  fetch: refuseToFetch,
});
Object.assign(Element.prototype, { scrollIntoView() {}, scrollTo() {} });
