import type { PressAction } from '../../api/domain/relay/gateway.ts';
import type { Execute, OpenUrl, Submit } from './card.ts';
import { visibleName } from './visible.ts';

/** What a press sends, without the fields that inputs of the card fill in. */
type Pressed = PressAction extends infer Each
  ? Each extends { verb: string }
    ? { verb: Each['verb'] } & Partial<Omit<Each, 'verb'>>
    : never
  : never;

export type Button = { title: string; seal: string; press: Pressed; isMain?: true };

/** A button that changes something; clients without `Execute` submit the same. */
export function pressButton({ title, seal, press, isMain }: Button): Execute {
  const { verb, ...fields } = press;
  const look = { title: visibleName(title), ...(isMain ? { style: 'positive' as const } : {}) };
  const data = { seal, ...fields };
  const fallback: Submit = { type: 'Action.Submit', ...look, data: { verb, ...data } };
  return { type: 'Action.Execute', ...look, verb, data, fallback };
}

/** A button in whose place the person could write the command: for cards that bear no seal. */
export function commandButton(title: string, command: string): Submit {
  return { type: 'Action.Submit', title, data: { msteams: { type: 'imBack', value: command } } };
}

/** Null where the address is not one that a person should open. */
export function openButton(title: string, url: string): OpenUrl | null {
  return isOpenable(url) ? { type: 'Action.OpenUrl', title, url } : null;
}

/** Of a piece of text. */
export function openAction(url: string): OpenUrl | null {
  return isOpenable(url) ? { type: 'Action.OpenUrl', url } : null;
}

function isOpenable(url: string): boolean {
  const parsed = URL.parse(url);
  if (!parsed) return false;
  return (
    parsed.protocol === 'https:' ||
    (parsed.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname))
  );
}
