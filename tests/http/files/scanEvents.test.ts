import { sendRaw, type RawAnswer } from '../../builders/sendRaw.ts';
import { shareFiles, untilState } from '../../builders/uploadFile.ts';
import { openFileStage, readFile, type FileStage } from './openFileStage.ts';

const key = 'a secret of the tests for the events of a scanner';

let stage: FileStage;
beforeAll(async () => {
  stage = await openFileStage({ env: { SCAN_EVENT_KEY: key } });
});
afterAll(() => stage.test.stop());

function send(events: unknown, given: string | null = key): Promise<RawAnswer> {
  return sendRaw(stage.test.url, {
    method: 'POST',
    path: '/api/scan-events',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'aeg-event-type': 'Notification',
      ...(given === null ? {} : { 'x-conferencing-key': given }),
    },
    body: JSON.stringify(events),
  });
}

/** As Microsoft documents it. */
const validation = {
  id: '2d1781af-3a4c-4d7c-bd0c-e34b19da4e66',
  topic: '/subscriptions/x',
  subject: '',
  data: {
    validationCode: '512d38b6-c7b8-40c8-89fe-f46f9e9622b6',
    validationUrl: 'https://rp-eastus2.eventgrid',
  },
  eventType: 'Microsoft.EventGrid.SubscriptionValidationEvent',
  eventTime: '2026-01-25T22:12:19.4556811Z',
  metadataVersion: '1',
  dataVersion: '1',
};

const scanned = (blobUri: unknown, fields: object = {}) => ({
  id: '52d00da0-8f1a-4c3c-aa2c-24831967356b',
  subject: 'storageAccounts/x/containers/files/blobs/y',
  data: {
    correlationId: '52d00da0-8f1a-4c3c-aa2c-24831967356b',
    blobUri,
    eTag: '0x8DB4C9327B08CBF',
    scanFinishedTimeUtc: '2026-05-04T11:31:54.0481279Z',
    scanResultType: 'No threats found',
    scanResultDetails: null,
    ...fields,
  },
  eventType: 'Microsoft.Security.MalwareScanningResult',
  eventTime: '2026-05-04T11:31:54.048375Z',
  dataVersion: '1.0',
  metadataVersion: '1',
});

it('[FL8] Event Grid shakes hands', async () => {
  const answer = await send([validation]);
  expect([answer.status, answer.body]).toEqual([200, { validationResponse: validation.data.validationCode }]);
});

it('[FL8] without the key, or with another, nothing is said or done', async () => {
  for (const given of [null, '', 'x', `${key} `, key.toUpperCase(), key.slice(1)]) {
    const answer = await send([validation], given?.trim() === key ? `${key}x` : given);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain(validation.data.validationCode);
    expect((await send({}, given?.trim() === key ? `${key}x` : given)).status).toBe(401);
  }
});

it('[FL8] an event says which file to look at again, and nothing of what it says is believed', async () => {
  const { test, marco, anna, conversationId } = stage;
  const { files } = test.app.context;
  const { scan } = files;
  files.scan = async () => null;
  const sent = await shareFiles(marco, conversationId, [{ name: 'a.nc', bytes: Buffer.from('N10') }]);
  const id = sent.files[0]!.id;
  const ref = { id, conversationId };
  const uri = () => `https://conf.blob.core.windows.net/files/${id.replace('.', '/')}/11111111-1111`;
  expect((await send([scanned(uri(), { scanResultType: 'Malicious' })])).status).toBe(200);
  expect(await readFile(anna, id)).toMatchObject({ state: 'checking' });
  let asked = 0;
  files.scan = (file) => {
    asked += 1;
    return scan(file);
  };
  expect((await send([scanned(uri(), { scanResultType: 'Malicious' })])).status).toBe(200);
  expect(await untilState(anna, id, 'clean')).toMatchObject({ state: 'clean' });
  // Delivered again, it finds nothing to do.
  expect((await send([scanned(uri()), scanned(uri())])).status).toBe(200);
  expect(asked).toBe(1);
  expect((await files.records.read(ref))?.state).toBe('clean');
  files.scan = scan;
});

it('[FL8] events of other blobs, other kinds and odd addresses are passed over', async () => {
  const uris = [
    'https://conf.blob.core.windows.net/incoming/a/b',
    'https://conf.blob.core.windows.net/files/a/b/c/d',
    'https://conf.blob.core.windows.net/files/../../x/y/z',
    'https://conf.blob.core.windows.net/files/%00/%2f/c',
    'https://[::1',
    'x',
    '',
    7,
    null,
    { a: 1 },
  ];
  const answer = await send([...uris.map((uri) => scanned(uri)), { eventType: 'Other', data: {} }]);
  expect([answer.status, answer.body]).toEqual([200, {}]);
  for (const wrong of [{}, [], 'x', [{}], [{ eventType: 'x' }], null]) {
    expect((await send(wrong)).status).toBe(400);
  }
});

it('[FL8] where no key is set, there is no such route', async () => {
  const other = await openFileStage();
  try {
    const answer = await sendRaw(other.test.url, { method: 'POST', path: '/api/scan-events', body: '[]' });
    expect(answer.status).toBe(404);
  } finally {
    await other.test.stop();
  }
});
