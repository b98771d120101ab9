import type { DemoMessage } from './demoTypes.ts';

/** One direct chat on each side, both side rooms of the hero case. */
export const directChats: { name: string; memberIds: string[]; messages: DemoMessage[] }[] = [
  {
    name: 'Turno di notte',
    memberIds: ['giulia-rossi', 'marco-bianchi', 'paolo-conti'],
    messages: [
      [52, 'paolo-conti', 'Se resta ferma, sposto i punzoni sulla FORM P 350.'],
      [49, 'marco-bianchi', 'Sì, grazie. Prima però finisci il lotto 12.'],
      [20, 'giulia-rossi', 'Chiamo io il turno di notte?'],
    ],
  },
  {
    name: 'Guide exchange, Brescia',
    memberIds: ['anna-keller', 'luis-ortega', 'sven-brandt'],
    messages: [
      [
        75,
        'luis-ortega',
        'Third cracked guide from this lot since October. See the internal case before you promise a date.',
      ],
      [
        50,
        'anna-keller',
        'Exchange tomorrow at 7? I tell Marco once you confirm the part.',
        ['Exchange Brescia.txt'],
      ],
      [30, 'sven-brandt', 'Stock Brescia: 1 piece of `590.142.205`, reserved for you.'],
      [12, 'luis-ortega', 'Confirmed. Guide 2-05 is in the Brescia van.'],
    ],
  },
];
