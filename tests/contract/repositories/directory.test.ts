import { createDirectory } from '../../../api/adapters/cosmos/createDirectory.ts';
import type { CompanyRecord } from '../../../api/domain/ports.ts';
import { buildPerson } from '../../builders/entries.ts';
import { openTestDatabase, type TestDatabase } from './openTestDatabase.ts';

const tenant = 'fdb9ae35-4401-4760-87fb-510a0f0dc3f6';
const ofGfms = 'e43a6c46-19de-4cb9-a65b-ea086e84ca2d';
const object = (digit: number) => `9475b34e-44db-47f8-9ef7-${String(digit).repeat(12)}`;
const rossi: CompanyRecord = {
  id: 'officine-rossi',
  name: 'Officine Rossi',
  kind: 'customer',
  standingWatcherIds: ['giulia'],
  serviceOrganisation: 'GFMS Italy',
};
const gfms: CompanyRecord = { ...rossi, id: 'gfms', name: 'GFMS', kind: 'gfms', standingWatcherIds: [] };
const marco = buildPerson('marco', { identities: [{ tenantId: tenant, objectId: object(1) }] });
const giulia = buildPerson('giulia', {
  identities: [
    { tenantId: tenant, objectId: object(2) },
    { tenantId: ofGfms, objectId: object(3) },
  ],
});
const anna = buildPerson('anna', {
  role: 'engineer',
  identities: [{ tenantId: ofGfms, objectId: object(4) }],
});

let database: TestDatabase;
let directory: ReturnType<typeof createDirectory>;
beforeAll(async () => {
  database = await openTestDatabase();
  directory = createDirectory(database.containers.directory);
  await expect(directory.gfms()).rejects.toThrow('no company of kind gfms');
  for (const company of [rossi, gfms]) await directory.writeCompany(company);
  for (const person of [marco, giulia, anna]) await directory.writePerson(person);
});
afterAll(() => database.stop());

it('[SE1] finds a person by tenant and object together', async () => {
  expect(await directory.findByIdentity(marco.identities[0]!)).toMatchObject(marco);
  expect(await directory.findByIdentity({ tenantId: ofGfms, objectId: object(1) })).toBeNull();
  expect(await directory.findByIdentity({ tenantId: tenant, objectId: object(9) })).toBeNull();
  expect(await directory.findByIdentity({ tenantId: '', objectId: '' })).toBeNull();
});

it('[SE1] finds one person under each of his identities, in small letters and in capitals', async () => {
  for (const { tenantId, objectId } of giulia.identities) {
    expect((await directory.findByIdentity({ tenantId, objectId }))?.id).toBe('giulia');
    const capitals = { tenantId: tenantId.toUpperCase(), objectId: objectId.toUpperCase() };
    expect((await directory.findByIdentity(capitals))?.id).toBe('giulia');
  }
});

it('[CV1] lists the people of a company and nobody else', async () => {
  const ids = async (companyId: string) =>
    (await directory.peopleOf(companyId)).map((person) => person.id).sort();
  expect(await ids('officine-rossi')).toEqual(['giulia', 'marco']);
  expect(await ids('gfms')).toEqual(['anna']);
  expect(await ids('nowhere')).toEqual([]);
  expect(await ids('')).toEqual([]);
});

it('[SE1] finds people and companies by id, and nothing under an id that is of another thing', async () => {
  expect(await directory.findPerson('anna')).toMatchObject(anna);
  expect(await directory.findCompany('officine-rossi')).toMatchObject(rossi);
  expect((await directory.gfms()).id).toBe('gfms');
  for (const id of [
    'nobody',
    '',
    'pointer',
    'companies',
    'company:gfms',
    'officine-rossi',
    '../gfms',
    'a/b?c#d',
  ]) {
    expect(await directory.findPerson(id)).toBeNull();
  }
  for (const id of ['nobody', '', 'anna', 'companies']) expect(await directory.findCompany(id)).toBeNull();
});

it('[SE1] shows a change at once where it was made, and elsewhere within ten seconds', async () => {
  const start = Date.now();
  const clock = jest.spyOn(Date, 'now').mockReturnValue(start);
  try {
    const elsewhere = createDirectory((await database.openAgain()).directory);
    expect((await elsewhere.findPerson('marco'))?.role).toBe('operator');
    await directory.writePerson({ ...marco, role: 'manager' });
    expect((await directory.findByIdentity(marco.identities[0]!))?.role).toBe('manager');
    clock.mockReturnValue(start + 10_001);
    expect((await elsewhere.findPerson('marco'))?.role).toBe('manager');
  } finally {
    clock.mockRestore();
  }
});

it('[SE1] does not remember that the store was away', async () => {
  const fresh = createDirectory((await database.openAgain()).directory);
  database.faults.now = ({ operation }) =>
    operation === 'read' || operation === 'query' ? { status: 449 } : undefined;
  await expect(fresh.findPerson('anna')).rejects.toThrow();
  database.faults.now = undefined;
  expect(await fresh.findPerson('anna')).toMatchObject({ id: 'anna' });
});

it('[SE1] asks the store once for many questions at the same time', async () => {
  const fresh = createDirectory((await database.openAgain()).directory);
  let questions = 0;
  database.faults.now = ({ container }) => {
    if (container === 'directory') questions += 1;
    return undefined;
  };
  await Promise.all(Array.from({ length: 50 }, () => fresh.findByIdentity(anna.identities[0]!)));
  database.faults.now = undefined;
  expect(questions).toBeGreaterThan(0);
  expect(questions).toBeLessThan(6);
});
