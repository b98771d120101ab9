import type { TFunction } from 'i18next';

/** Who reads: a line says "you" to the one it is about, and a customer reads three states only (rule SC8). */
export type LineReader = {
  personId: string;
  isCustomer: boolean;
  gfms: string;
  /** The customer of the case, for GFMS people. */
  customer: string | null;
};

export type Needs = { t: TFunction; reader: LineReader };
