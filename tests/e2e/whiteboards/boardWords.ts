/** The names by which people and screen readers find things on a board, as the product promises them. */
export const boardWords = {
  en: {
    tools: 'Tools',
    objects: 'Object list',
    rename: 'Rename whiteboard',
    name: 'Name of the whiteboard',
    saveName: 'Save name',
    close: 'Close whiteboard',
    openBoard: 'Open whiteboard',
    whiteboards: 'Whiteboards',
    here: 'here',
    /** Everything of so many objects is stored. */
    saved: (count: number) => new RegExp(`^Saved .* · ${count} objects?$`),
    opened: (by: string) => `${by} opened the whiteboard`,
    lastBy: (name: string) => `last by ${name}`,
  },
  it: {
    tools: 'Strumenti',
    objects: 'Elenco oggetti',
    rename: 'Rinomina whiteboard',
    name: 'Nome della whiteboard',
    saveName: 'Salva nome',
    close: 'Chiudi whiteboard',
    openBoard: 'Apri la whiteboard',
    whiteboards: 'Whiteboard',
    here: 'qui',
    saved: (count: number) => new RegExp(`^Salvato .* · ${count} oggett[oi]$`),
    opened: (by: string) => `${by} ha aperto la whiteboard`,
    lastBy: (name: string) => `ultima modifica: ${name}`,
  },
} as const;

export type BoardWords = (typeof boardWords)[keyof typeof boardWords];
