/** Where the client refuses storage, the tab still remembers until it is closed. */
const memory = new Map<string, string>();

const keyOf = (personId: string) => `conferencing.lastOpened.${personId}`;

/** The conversation that this person opened last on this device. */
export function readLastOpened(personId: string): string | null {
  try {
    return localStorage.getItem(keyOf(personId)) ?? memory.get(personId) ?? null;
  } catch {
    return memory.get(personId) ?? null;
  }
}

export function keepLastOpened(personId: string, conversationId: string): void {
  memory.set(personId, conversationId);
  try {
    localStorage.setItem(keyOf(personId), conversationId);
  } catch {
    // In memory it is kept anyhow.
  }
}

export function forgetLastOpened(personId: string): void {
  memory.delete(personId);
  try {
    localStorage.removeItem(keyOf(personId));
  } catch {
    // Without storage there is nothing to forget in it.
  }
}
