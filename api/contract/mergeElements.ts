import type { BoardElement } from './boardElements.ts';

/*
 * How two states of a whiteboard become one. Server and tab both run it; it has no dependencies, so that the tab may
 * take it as it is. It is commutative, associative and idempotent: the same set of elements in, in any order and however
 * often, the same board out (rule WB2).
 */

/**
 * The one of two states of an element that stays: the higher version, then the lower nonce, then the one whose content
 * comes first. The last step is for clients that gave different contents the same version and nonce.
 */
export function newerOf<Element extends BoardElement>(one: Element, other: Element): Element {
  if (one.version !== other.version) return one.version > other.version ? one : other;
  if (one.versionNonce !== other.versionNonce) return one.versionNonce < other.versionNonce ? one : other;
  if (one === other || isSameContent(one, other)) return one;
  return canonicalText(one) <= canonicalText(other) ? one : other;
}

/** Whether `element` takes the place of `known`; the same state again does not. */
export function isNewer(element: BoardElement, known: BoardElement | undefined): boolean {
  return known === undefined || newerOf(known, element) !== known;
}

/** Takes `incoming` up into `known`, in place; answers what changed it, each element once. */
export function mergeElements(
  known: Map<string, BoardElement>,
  incoming: Iterable<BoardElement>,
): BoardElement[] {
  const changed = new Map<string, BoardElement>();
  for (const element of incoming) {
    if (!isNewer(element, known.get(element.id))) continue;
    known.set(element.id, element);
    changed.set(element.id, element);
  }
  return [...changed.values()];
}

/** Drawn from back to front: by index, then by id where two clients gave the same index. */
export function compareOrder(a: BoardElement, b: BoardElement): number {
  const [first, second] = [indexOf(a), indexOf(b)];
  if (first !== second) return first < second ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function indexOf(element: BoardElement): string {
  return element.isDeleted ? '' : element.index;
}

/** Whether both have the same canonical text, without making it: each state comes back to who drew it. */
function isSameContent(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isComposed(one) || !isComposed(other)) {
    return !isComposed(one) && !isComposed(other) && canonicalText(one) === canonicalText(other);
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [keys, others] = [keysOf(one), keysOf(other)];
  return (
    keys.length === others.length &&
    // Where an array has nothing, JSON has null.
    one.length === other.length &&
    keys.every((key) => isSameContent(one[key], other[key]))
  );
}

function isComposed(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function keysOf(record: Record<string, unknown>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}

/** The same text for the same content, whatever the order of its keys. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join()}]`;
  if (!isComposed(value)) return value === undefined ? 'null' : JSON.stringify(value);
  const fields = keysOf(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`);
  return `{${fields.join()}}`;
}
