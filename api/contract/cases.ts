import { z } from 'zod';
import { limits } from './limits.ts';
import { company } from './people.ts';
import { clientId, filledText, inAddress, plainText, time } from './text.ts';

export const caseStates = ['new', 'inProgress', 'waitingForCustomer', 'waitingForGfms', 'closed'] as const;
export const severities = ['low', 'medium', 'high', 'machineDown'] as const;
const priorities = [1, 2, 3, 4] as const;

const shortText = plainText(limits.name);

export const machine = z.object({
  model: shortText,
  serialNumber: shortText,
  technology: shortText,
  brand: shortText,
});
export const site = z.object({ name: shortText, timeZone: shortText });
export const contact = z.object({ name: shortText, telephone: shortText, email: shortText });

const namedPerson = z.object({ id: z.string(), name: z.string() });

/** A service case as one reader may see it: rules SC1 to SC3. */
export const serviceCase = z.object({
  number: z.string(),
  title: z.string(),
  description: z.string(),
  state: z.enum(caseStates),
  severity: z.enum(severities),
  /** 1 is the most urgent. Only in answers to GFMS people (rule SC3). */
  priority: z.literal(priorities).nullable().optional(),
  /** Seen by GFMS only. Never true in an answer to a customer. */
  internal: z.boolean(),
  machine,
  alarmText: z.string(),
  site,
  contact,
  customerReference: z.string(),
  customer: company,
  serviceOrganisation: z.string(),
  assignee: namedPerson.nullable(),
  /** Whose turn it is: the side that the case waits for; null when closed. */
  turn: z.enum(['customer', 'gfms']).nullable(),
  turnSince: time.nullable(),
  /** Since when the machine stands still; null while it runs. */
  downSince: time.nullable(),
  createdBy: namedPerson,
  createdAt: time,
  closedAt: time.nullable(),
  externalId: z.string().nullable(),
  /** Its Service Case Chat, or the internal chat of an internal case. */
  conversationId: z.string(),
  /** Whether the reader is a watcher. */
  joined: z.boolean(),
});

export const caseList = z.object({ items: z.array(serviceCase), cursor: z.string().optional() });

export const caseListQuery = z.object({
  /** A state, or `open` for every state but `closed`. */
  state: z.enum([...caseStates, 'open']).optional(),
  query: z.string().max(200).optional(),
  joined: z.enum(['true', 'false']).optional(),
  cursor: z.string().max(400).optional(),
  limit: inAddress(z.number().int().min(1).max(limits.page)).optional(),
});

export const newCase = z.object({
  clientId: clientId.optional(),
  title: filledText(limits.name),
  description: plainText(limits.description).default(''),
  severity: z.enum(severities).default('medium'),
  machine: machine.partial().default({}),
  alarmText: shortText.default(''),
  site: site.partial().default({}),
  contact: contact.partial().default({}),
  customerReference: shortText.default(''),
  /** Needed from GFMS people; a customer's people create cases of their own company. */
  customerId: z.string().max(100).optional(),
  /** GFMS only. */
  internal: z.boolean().default(false),
  /** GFMS only. */
  priority: z.literal(priorities).optional(),
  /** Since when the machine stands still; with severity `machineDown` and no time given: now. */
  downSince: time.optional(),
  /** Further watchers, of the creator's own company. */
  watcherIds: z.array(z.string().max(100)).max(limits.peoplePerRequest).default([]),
});

/** State, assignee, priority and internal: GFMS only. Severity, description and contact: both sides. */
export const caseChange = z
  .object({
    title: filledText(limits.name),
    description: plainText(limits.description),
    state: z.enum(caseStates),
    severity: z.enum(severities),
    priority: z.literal(priorities).nullable(),
    /** Only `false`, with `confirmSharing`: a shared case never becomes internal (rule SC2). */
    internal: z.literal(false),
    confirmSharing: z.literal(true),
    machine: machine.partial(),
    alarmText: shortText,
    site: site.partial(),
    contact: contact.partial(),
    customerReference: shortText,
    assigneeId: z.string().max(100).nullable(),
    /** Why a closed case is opened again; needed then. */
    reason: filledText(limits.name),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing');

export const newWatchers = z.object({
  /** Empty or missing: the caller joins. */
  personIds: z.array(z.string().max(100)).max(limits.peoplePerRequest).default([]),
});

export type CaseState = (typeof caseStates)[number];
export type Severity = (typeof severities)[number];
export type Machine = z.infer<typeof machine>;
export type Site = z.infer<typeof site>;
export type Contact = z.infer<typeof contact>;
export type ServiceCase = z.infer<typeof serviceCase>;
export type CaseList = z.infer<typeof caseList>;
export type CaseListQuery = z.infer<typeof caseListQuery>;
export type NewCase = z.infer<typeof newCase>;
export type CaseChange = z.infer<typeof caseChange>;
