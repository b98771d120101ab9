import type { CaseState, Severity } from '../../api/contract/cases.ts';

/**
 * Minutes before the first start, author, text, names in the folder `files`. Everything here is invented, the alarm
 * texts too.
 */
export type DemoMessage = [minutesAgo: number, authorId: string, text: string, files?: string[]];

export type DemoCase = {
  /** The last three digits of its number. */
  number: number;
  title: string;
  description?: string;
  customerId: 'officine-rossi' | 'mueller-formenbau';
  creatorId: string;
  minutesAgo: number;
  /** Watchers beside the creator. */
  watcherIds: string[];
  assigneeId?: string;
  state: CaseState;
  severity: Severity;
  priority: 1 | 2 | 3 | 4;
  internal?: true;
  machine: { brand: string; model: string; serialNumber: string; technology: string };
  alarmText?: string;
  downMinutesAgo?: number;
  messages: DemoMessage[];
};

const day = 24 * 60;
const cutP350 = {
  brand: 'AgieCharmilles',
  model: 'CUT P 350',
  serialNumber: '350-08.1147',
  technology: 'Wire EDM',
};
const formP350 = {
  brand: 'AgieCharmilles',
  model: 'FORM P 350',
  serialNumber: '351-02.0388',
  technology: 'Die-sinking EDM',
};
const millE500 = {
  brand: 'Mikron',
  model: 'MILL E 500 U',
  serialNumber: '500-11.0921',
  technology: 'Milling',
};
const millP800 = {
  brand: 'Mikron',
  model: 'MILL P 800 U',
  serialNumber: '800-04.0317',
  technology: 'Milling',
};

export const heroCase: DemoCase = {
  number: 123,
  title: 'Filo rotto all’infilaggio',
  description: 'Il filo si rompe a ogni infilaggio automatico, anche dopo la pulizia dell’ugello superiore.',
  customerId: 'officine-rossi',
  creatorId: 'marco-bianchi',
  minutesAgo: 118,
  watcherIds: ['giulia-rossi', 'anna-keller'],
  assigneeId: 'anna-keller',
  state: 'waitingForGfms',
  severity: 'machineDown',
  priority: 1,
  machine: cutP350,
  alarmText: '2417 Filo rotto durante l’infilaggio (inventato)',
  downMinutesAgo: 120,
  messages: [
    [
      113,
      'marco-bianchi',
      'Il filo si rompe all’infilaggio, allarme 2417. La macchina è ferma.',
      ['Allarme 2417.jpg', 'P0147.ISO'],
    ],
    [
      107,
      'anna-keller',
      'Grazie Marco. Esegua queste due righe a secco e mi dica dove si ferma:\n```\nN10 G01 X1.5 Y0.8 F2.0\nN20 M60\n```',
      ['Manuale infilaggio.pdf'],
    ],
    [
      102,
      'giulia-rossi',
      'Si ferma su `N20 M60`. Ugello inferiore già pulito.',
      ['Infilaggio.mp4', 'Registro generatore.csv'],
    ],
    [
      80,
      'luis-ortega',
      'Bitte auch die untere Drahtführung prüfen. In Ulm war sie gerissen, Teil `590.142.205`.',
    ],
    [58, 'anna-keller', 'Anche qui la guida inferiore sembra incrinata. Può smontarla?'],
    [56, 'marco-bianchi', 'Sì, la smonto adesso.'],
    [54, 'marco-bianchi', 'Vedo la crepa. Serve il ricambio 590.142.205.', ['Guida inferiore.jpg']],
    [3, 'anna-keller', 'Porto la guida di ricambio domani alle 7.'],
  ],
};

/** A dozen further cases, in every state. */
export const furtherCases: DemoCase[] = [
  {
    number: 122,
    title: 'Batch of cracked wire guides',
    customerId: 'officine-rossi',
    creatorId: 'luis-ortega',
    minutesAgo: day,
    watcherIds: ['anna-keller', 'sven-brandt'],
    state: 'inProgress',
    severity: 'high',
    priority: 2,
    internal: true,
    machine: cutP350,
    messages: [
      [day - 5, 'luis-ortega', 'Third cracked guide from lot 2417-B since October. Ulm, Brescia, Lyon.'],
      [125, 'luis-ortega', 'Same lot as in Ulm. Please do not promise a date before Biel answers.'],
    ],
  },
  {
    number: 121,
    title: 'Vibrazione del mandrino a 18.000 giri',
    customerId: 'officine-rossi',
    creatorId: 'giulia-rossi',
    minutesAgo: 2 * day,
    watcherIds: ['anna-keller', 't-weber'],
    assigneeId: 'anna-keller',
    state: 'waitingForGfms',
    severity: 'high',
    priority: 2,
    machine: millE500,
    messages: [
      [2 * day - 4, 'giulia-rossi', 'Da ieri il mandrino vibra sopra i 18.000 giri. Utensile controllato.'],
      [300, 't-weber', 'Habe das FFT-Spektrum gesehen: 300 Hz, das spricht für das vordere Lager.'],
      [55, 'giulia-rossi', 'Possiamo lavorare a 12.000 giri fino alla sostituzione?'],
    ],
  },
  {
    number: 119,
    title: 'Pompa dielettrico rumorosa',
    customerId: 'officine-rossi',
    creatorId: 'marco-bianchi',
    minutesAgo: 3 * day,
    watcherIds: ['anna-keller'],
    assigneeId: 'anna-keller',
    state: 'waitingForCustomer',
    severity: 'medium',
    priority: 3,
    machine: formP350,
    messages: [
      [3 * day - 10, 'marco-bianchi', 'La pompa del dielettrico fa un rumore metallico all’avvio.'],
      [230, 'anna-keller', 'Mi manda il livello del serbatoio e il tipo di filtro?'],
      [215, 'anna-keller', 'Basta una foto della targhetta del filtro.'],
    ],
  },
  {
    number: 118,
    title: 'Errore del lettore della tavola',
    customerId: 'officine-rossi',
    creatorId: 'paolo-conti',
    minutesAgo: 4 * day,
    watcherIds: ['sven-brandt'],
    state: 'new',
    severity: 'medium',
    priority: 3,
    machine: millE500,
    messages: [
      [4 * day - 2, 'paolo-conti', 'Il lettore della tavola dà errore una volta al giorno, poi riparte.'],
    ],
  },
  {
    number: 104,
    title: 'Taratura asse U/V',
    customerId: 'officine-rossi',
    creatorId: 'giulia-rossi',
    minutesAgo: 6 * day,
    watcherIds: ['marco-bianchi', 'anna-keller'],
    assigneeId: 'anna-keller',
    state: 'inProgress',
    severity: 'low',
    priority: 4,
    machine: cutP350,
    messages: [
      [6 * day - 30, 'anna-keller', 'La taratura si fa alla prossima manutenzione, d’accordo?'],
      [
        day + 200,
        'giulia-rossi',
        'D’accordo. Il rapporto dell’ultima taratura è nel faldone della macchina.',
      ],
    ],
  },
  {
    number: 98,
    title: 'Errore lettore UV',
    customerId: 'officine-rossi',
    creatorId: 'federica-bassi',
    minutesAgo: 8 * day,
    watcherIds: ['sven-brandt'],
    state: 'waitingForGfms',
    severity: 'medium',
    priority: 3,
    machine: cutP350,
    messages: [
      [8 * day - 3, 'federica-bassi', 'Errore del lettore UV dopo il cambio turno, riavvio necessario.'],
    ],
  },
  {
    number: 87,
    title: 'Filtro resina, sostituzione',
    customerId: 'officine-rossi',
    creatorId: 'marco-bianchi',
    minutesAgo: 20 * day,
    watcherIds: ['anna-keller'],
    assigneeId: 'anna-keller',
    state: 'closed',
    severity: 'low',
    priority: 4,
    machine: cutP350,
    messages: [
      [20 * day - 15, 'marco-bianchi', 'La resina è satura dopo due settimane.'],
      [19 * day, 'anna-keller', 'Resina sostituita, conducibilità di nuovo a 5 µS. Chiudo il caso.'],
    ],
  },
  {
    number: 81,
    title: 'Aggiornamento del controllo',
    customerId: 'officine-rossi',
    creatorId: 'anna-keller',
    minutesAgo: 30 * day,
    watcherIds: ['giulia-rossi'],
    state: 'closed',
    severity: 'low',
    priority: 4,
    machine: formP350,
    messages: [[29 * day, 'anna-keller', 'Aggiornamento eseguito, backup sul supporto della macchina.']],
  },
  {
    number: 120,
    title: 'Drahtführung gerissen',
    customerId: 'mueller-formenbau',
    creatorId: 'dieter-hoffmann',
    minutesAgo: 2 * day + 100,
    watcherIds: ['jonas-frei'],
    assigneeId: 'jonas-frei',
    state: 'inProgress',
    severity: 'high',
    priority: 2,
    machine: {
      brand: 'AgieCharmilles',
      model: 'CUT P 550',
      serialNumber: '550-03.0219',
      technology: 'Wire EDM',
    },
    messages: [
      [2 * day + 95, 'dieter-hoffmann', 'Die untere Drahtführung ist gerissen, Ersatz liegt nicht am Lager.'],
      [day + 40, 'jonas-frei', 'Teil `590.142.205` geht heute ab Biel mit dem Kurier.'],
    ],
  },
  {
    number: 117,
    title: 'Palettenwechsler bleibt stehen',
    customerId: 'mueller-formenbau',
    creatorId: 'katrin-mueller',
    minutesAgo: 5 * day,
    watcherIds: ['jonas-frei', 'dieter-hoffmann'],
    assigneeId: 'jonas-frei',
    state: 'waitingForCustomer',
    severity: 'medium',
    priority: 3,
    machine: millP800,
    messages: [[4 * day, 'jonas-frei', 'Bitte den Stand des Endschalters S14 durchgeben.']],
  },
  {
    number: 111,
    title: 'Kühlmittelpumpe ohne Druck',
    customerId: 'mueller-formenbau',
    creatorId: 'katrin-mueller',
    minutesAgo: 9 * day,
    watcherIds: [],
    state: 'new',
    severity: 'low',
    priority: 4,
    machine: millP800,
    messages: [],
  },
  {
    number: 76,
    title: 'Werkzeugbruchkontrolle spricht zu früh an',
    customerId: 'mueller-formenbau',
    creatorId: 'dieter-hoffmann',
    minutesAgo: 40 * day,
    watcherIds: ['jonas-frei'],
    state: 'closed',
    severity: 'medium',
    priority: 3,
    machine: millP800,
    messages: [[38 * day, 'jonas-frei', 'Grenzwert angepasst, seither kein Fehlalarm mehr.']],
  },
];
