import type { Company, Locale, Role } from '../../api/contract/people.ts';

/** What the server lays into the page, so that it draws without asking again. */
export type PageStart = {
  /** The tab's address, of another origin than the host's. */
  appUrl: string;
  /** The case that the demo opens with, once there is demo data. */
  heroCase: string | null;
  /** Where the data is kept, as the start was told. */
  dataFolder: string;
  /** Whether `/both-sides.png` is there. */
  hasPicture: boolean;
  people: PagePerson[];
};

/** Somebody the host can show the tab to. */
export type PagePerson = {
  id: string;
  name: string;
  email: string;
  tenantId: string;
  objectId: string;
  isGuest: boolean;
  /** Null: he can sign in, but nobody has set him up; the page offers him nowhere. */
  membership: { company: Company; role: Role } | null;
  locale: Locale;
};
