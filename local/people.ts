import type { Company, Locale, Person } from '../api/contract/people.ts';
import type { TokenBearer } from './identity.ts';
import { tenants } from './identity.ts';

/** A person of the demo. Every name, company and address is invented. */
export type DemoPerson = Person &
  TokenBearer & {
    locale: Locale;
    /** The GFMS organisation whose cases he sees; null for customers, and for who sees all. */
    serviceOrganisation: string | null;
  };

export type DemoCompany = Company & { fullName: string; place: string; tenantId: string };

export const companies: readonly DemoCompany[] = [
  {
    id: 'officine-rossi',
    name: 'Officine Rossi',
    kind: 'customer',
    fullName: 'Officine Rossi Srl',
    place: 'Brescia',
    tenantId: tenants.officineRossi,
  },
  {
    id: 'gfms',
    name: 'GFMS',
    kind: 'gfms',
    fullName: 'GF Machining Solutions',
    place: 'Biel',
    tenantId: tenants.gfms,
  },
  {
    id: 'mueller-formenbau',
    name: 'Müller Formenbau',
    kind: 'customer',
    fullName: 'Müller Formenbau GmbH',
    place: 'Ulm',
    tenantId: tenants.muellerFormenbau,
  },
];

const officineRossi = { companyId: 'officine-rossi', locale: 'it', serviceOrganisation: null } as const;
const gfms = { companyId: 'gfms', serviceOrganisation: 'GFMS Italy' } as const;
const muellerFormenbau = { companyId: 'mueller-formenbau', locale: 'de', serviceOrganisation: null } as const;

export const people: readonly DemoPerson[] = [
  {
    ...officineRossi,
    id: 'marco-bianchi',
    name: 'Marco Bianchi',
    role: 'operator',
    email: 'marco.bianchi@officine-rossi.example',
    identities: [{ tenantId: tenants.officineRossi, objectId: '9475b34e-44db-47f8-9ef7-1cba06c2c0f6' }],
  },
  {
    ...officineRossi,
    id: 'giulia-rossi',
    name: 'Giulia Rossi',
    role: 'manager',
    email: 'giulia.rossi@officine-rossi.example',
    identities: [{ tenantId: tenants.officineRossi, objectId: '7fa6f54e-2b1a-48e2-8a70-af1ce51d48d7' }],
  },
  {
    ...officineRossi,
    id: 'paolo-conti',
    name: 'Paolo Conti',
    role: 'operator',
    email: 'paolo.conti@officine-rossi.example',
    identities: [{ tenantId: tenants.officineRossi, objectId: '90f67fdb-aad2-494e-80ec-a4013f50e4c9' }],
  },
  {
    ...officineRossi,
    id: 'federica-bassi',
    name: 'Federica Bassi',
    role: 'operator',
    email: 'federica.bassi@officine-rossi.example',
    identities: [{ tenantId: tenants.officineRossi, objectId: '7e270143-563b-4641-a63c-74cf714fc805' }],
  },
  {
    // A guest of GFMS: his token carries GFMS's tenant, and yet he belongs to the customer.
    ...officineRossi,
    id: 'stefano-ferri',
    name: 'Stefano Ferri',
    role: 'operator',
    email: 'stefano.ferri@officine-rossi.example',
    identities: [
      {
        tenantId: tenants.gfms,
        objectId: '5fb61bde-f9fd-4864-b566-0c773b954871',
        homeTenantId: tenants.officineRossi,
      },
    ],
  },
  {
    ...gfms,
    id: 'anna-keller',
    name: 'Anna Keller',
    role: 'engineer',
    locale: 'en',
    email: 'anna.keller@gfms.example',
    identities: [{ tenantId: tenants.gfms, objectId: 'd7b21dce-c8ec-4a44-9446-51ed39247c66' }],
  },
  {
    ...gfms,
    id: 'jonas-frei',
    name: 'Jonas Frei',
    role: 'engineer',
    locale: 'de',
    serviceOrganisation: 'GFMS Germany',
    email: 'jonas.frei@gfms.example',
    identities: [{ tenantId: tenants.gfms, objectId: '00c6c49e-0810-46c0-9042-a161c80a2173' }],
  },
  {
    ...gfms,
    id: 'sven-brandt',
    name: 'Sven Brandt',
    role: 'dispatcher',
    locale: 'de',
    serviceOrganisation: null,
    email: 'sven.brandt@gfms.example',
    identities: [{ tenantId: tenants.gfms, objectId: 'c7318d8a-3498-4744-88e4-1c5b1c841447' }],
  },
  {
    ...gfms,
    id: 't-weber',
    name: 'T. Weber',
    role: 'firstLevel',
    locale: 'de',
    email: 't.weber@gfms.example',
    identities: [{ tenantId: tenants.gfms, objectId: '481d62b1-7f54-490c-b371-9b1a6e1788e7' }],
  },
  {
    ...gfms,
    id: 'luis-ortega',
    name: 'Luis Ortega',
    role: 'expert',
    locale: 'es',
    email: 'luis.ortega@gfms.example',
    identities: [{ tenantId: tenants.gfms, objectId: '51b0738d-8cbd-4693-8886-ad1765344d8b' }],
  },
  {
    ...muellerFormenbau,
    id: 'dieter-hoffmann',
    name: 'Dieter Hoffmann',
    role: 'operator',
    email: 'dieter.hoffmann@mueller-formenbau.example',
    identities: [{ tenantId: tenants.muellerFormenbau, objectId: 'f9137320-7d59-4f0a-8b0a-31b906c59339' }],
  },
  {
    ...muellerFormenbau,
    id: 'katrin-mueller',
    name: 'Katrin Müller',
    role: 'operator',
    email: 'katrin.mueller@mueller-formenbau.example',
    identities: [{ tenantId: tenants.muellerFormenbau, objectId: '69d8d024-8b44-4b38-8f94-7733446cbdc8' }],
  },
];

/** Signs in with a valid token of an allowed tenant, but nobody has set him up: not in {@link people}. */
export const personNotSetUp: TokenBearer = {
  id: 'lena-vogt',
  name: 'Lena Vogt',
  email: 'lena.vogt@mueller-formenbau.example',
  identities: [{ tenantId: tenants.muellerFormenbau, objectId: 'c2243125-2be0-49ca-a176-6a0e65962d07' }],
};
