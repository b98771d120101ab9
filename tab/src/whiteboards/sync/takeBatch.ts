import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import type { BoardContents } from './createBoardContents.ts';
import { bytesPerRequest, mostSteps, sendingLimits } from './sendingLimits.ts';

export type Batch = {
  /** What waits, and what is sent of it in this request. */
  elements: { waiting: BoardElement; sent: BoardElement }[];
  /** The body of the request. */
  text: string;
};

/** Of what waits the first, as much as one request takes; null where nothing waits. */
export function takeBatch(contents: BoardContents, most: number): Batch | null {
  const elements: Batch['elements'] = [];
  const texts: string[] = [];
  let bytes = 20;
  for (const waiting of contents.waiting.values()) {
    if (elements.length >= most) break;
    const sent = toStep(waiting, contents.stored.get(waiting.id)?.element.version ?? 0);
    const text = JSON.stringify(sent);
    bytes += new TextEncoder().encode(text).length + 1;
    // An element that is too large alone is for the server to refuse.
    if (bytes > bytesPerRequest && elements.length > 0) break;
    elements.push({ waiting, sent });
    texts.push(text);
  }
  return elements.length === 0 ? null : { elements, text: `{"elements":[${texts.join()}]}` };
}

/** What would make the board larger than one can be: thousands would else be refused one by one. */
export function findExcess({ waiting, stored }: BoardContents): BoardElement[] {
  let room = sendingLimits.perBoard - stored.size;
  if (waiting.size <= room) return [];
  return [...waiting.values()].filter(({ id }) => !stored.has(id) && (room -= 1) < 0);
}

/** What was drawn for long without a line may be further ahead than the server lets it step at once. */
function toStep(element: BoardElement, base: number): BoardElement {
  const { versionStep } = sendingLimits;
  const ahead = element.version - base;
  if (ahead <= versionStep || ahead > mostSteps * versionStep) return element;
  return { ...element, version: base + versionStep };
}
