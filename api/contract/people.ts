import { z } from 'zod';

const companyKinds = ['gfms', 'customer'] as const;
const customerRoles = ['operator', 'manager'] as const;
const gfmsRoles = ['engineer', 'firstLevel', 'dispatcher', 'expert', 'administrator'] as const;
export const roles = [...customerRoles, ...gfmsRoles] as const;
export const locales = ['en', 'it', 'de', 'fr', 'es', 'zh'] as const;

export const company = z.object({ id: z.string(), name: z.string(), kind: z.enum(companyKinds) });

export const person = z.object({
  id: z.string(),
  name: z.string(),
  companyId: z.string(),
  role: z.enum(roles),
});

/** `GET /api/me`: who the token's bearer is here, or that he is not set up yet. */
export const me = z.discriminatedUnion('setUp', [
  z.object({
    setUp: z.literal(true),
    person,
    company,
    role: z.enum(roles),
    locale: z.enum(locales),
    /** The company that makes the machines; "GFMS" in texts is its name. */
    gfms: company,
    /** What may be uploaded: told before an upload begins. */
    files: z.object({
      largestBytes: z.number().int(),
      /** Endings of names that are refused, in lower case, with the dot. */
      refusedEndings: z.array(z.string()),
    }),
  }),
  z.object({
    setUp: z.literal(false),
    /** The name in the token, if it has one. */
    name: z.string().nullable(),
    reference: z.string(),
  }),
]);

export const peopleQuery = z.object({ query: z.string().max(200).optional() });
export const peopleList = z.object({ items: z.array(person) });

export type Role = (typeof roles)[number];
export type Locale = (typeof locales)[number];
export type Company = z.infer<typeof company>;
export type Person = z.infer<typeof person>;
export type Me = z.infer<typeof me>;
