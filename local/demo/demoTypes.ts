import type { CaseState, Severity } from '../../api/contract/cases.ts';

/** The demo clock: the use cases run as they do in the app, only earlier. */
export type DemoClock = { now(): Date; setMinutesAgo(minutes: number): void };

/**
 * Minutes before the first start, author, text, names in the folder `files`. Everything here is invented, the alarm
 * texts too.
 */
export type DemoMessage = [
  minutesAgo: number,
  authorId: string,
  text: string,
  files?: string[],
  more?: DemoExtras,
];

export type DemoExtras = {
  /** The answered message, by its minutes. */
  answers?: number;
  /** What the message said for its first minute. */
  before?: string;
  /** Who reacted a minute later, and how. */
  reaction?: [personId: string, emoji: string];
};

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
