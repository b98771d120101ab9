/** As they stand in the guide. */
export const roomKeys = { microphone: 'M', camera: 'V', share: 'S', still: 'T' } as const;

export type KeyAction = keyof typeof roomKeys;

const stored = 'conferencing.room.keys';

/** Single keys can be switched off (WCAG 2.1.4): who dictates would press them by speaking. */
export function areKeysOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off';
  } catch {
    return true;
  }
}

export function keepKeysOn(isOn: boolean): void {
  try {
    localStorage.setItem(stored, isOn ? 'on' : 'off');
  } catch {
    // Some clients keep nothing: then it holds for this window.
  }
}
