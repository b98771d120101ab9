/** The names by which people and screen readers find things in a room and on the way there, as the product promises them. */
export const roomWords = {
  en: {
    join: 'Join',
    leave: 'Leave',
    close: 'Close window',
    share: 'Share screen',
    still: 'Take a still',
    stillOf: (name: string) => `Take a still of ${name}`,
    stillOfScreen: (name: string) => `Take a still of the screen of ${name}`,
    stillTitle: 'Still picture',
    put: 'Put into the conversation',
    draw: 'Put in and draw on it',
    videoOf: (name: string) => `Video of ${name}`,
    screenOf: (name: string) => `Screen of ${name}`,
    conferences: 'Video conferences',
    joinOf: (conversation: string) => `Join the video conference of ${conversation}`,
  },
  it: {
    join: 'Partecipa',
    leave: 'Esci',
    close: 'Chiudi la finestra',
    share: 'Condividi schermo',
    still: 'Fermo immagine',
    stillOf: (name: string) => `Fermo immagine di ${name}`,
    stillOfScreen: (name: string) => `Fermo immagine dello schermo di ${name}`,
    stillTitle: 'Fermo immagine',
    put: 'Metti nella conversazione',
    draw: 'Metti e disegnaci sopra',
    videoOf: (name: string) => `Video di ${name}`,
    screenOf: (name: string) => `Schermo di ${name}`,
    conferences: 'Videoconferenze',
    joinOf: (conversation: string) => `Partecipa alla videoconferenza di ${conversation}`,
  },
} as const;

export type RoomWords = (typeof roomWords)[keyof typeof roomWords];
