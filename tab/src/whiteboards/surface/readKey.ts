import type { ToolName } from './boardTools.ts';
import { toolOfKey } from './boardTools.ts';

type Key = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

export type KeyMeaning =
  | { do: 'tool'; tool: ToolName }
  | { do: 'undo' | 'redo' | 'fitBoard' | 'fitBackground' | 'zoomIn' | 'zoomOut' | 'zoomFull' }
  /** Excalidraw does it. */
  | { do: 'pass' }
  /** A key of Excalidraw's for something that boards have not. */
  | { do: 'nothing' };

/** Keys that edit what is selected, write, or move about. */
const passed = ['Delete', 'Backspace', 'Escape', 'Enter', 'Tab', 'PageUp', 'PageDown', ' ', 'Shift'];
const arrows = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
const passedWithControl = ['a', 'c', 'x', 'v', 'd'];

/** What a key means on the board, outside of texts. */
export function readKey(event: Key): KeyMeaning {
  const { key, code, shiftKey, altKey } = event;
  const hasControl = event.ctrlKey || event.metaKey;
  const lower = key.toLowerCase();
  if (key === 'Control' || key === 'Meta' || key === 'Alt') return { do: 'pass' };
  if (altKey) return { do: 'nothing' };
  if (hasControl) {
    if (lower === 'z') return { do: shiftKey ? 'redo' : 'undo' };
    if (lower === 'y') return { do: 'redo' };
    if (key === '+' || key === '=') return { do: 'zoomIn' };
    if (key === '-') return { do: 'zoomOut' };
    if (key === '0') return { do: 'zoomFull' };
    return { do: !shiftKey && passedWithControl.includes(lower) ? 'pass' : 'nothing' };
  }
  if (shiftKey && code === 'Digit1') return { do: 'fitBoard' };
  if (shiftKey && code === 'Digit2') return { do: 'fitBackground' };
  if (passed.includes(key) || arrows.includes(key)) return { do: 'pass' };
  const tool = shiftKey ? undefined : toolOfKey(key);
  return tool ? { do: 'tool', tool } : { do: 'nothing' };
}
