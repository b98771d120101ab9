import { readSettings } from '../../../local/readSettings.ts';

test('[B15] every part has its usual port', () => {
  expect(readSettings({})).toMatchObject({
    port: 3978,
    hostPort: 3979,
    cosmosPort: 8081,
    blobPort: 10_000,
    fluidPort: 7070,
    chatPorts: { customer: 56_150, gfms: 56_151 },
    gatePorts: { customer: 56_152, gfms: 56_153 },
    logLevel: 'warn',
  });
});

test('[B15] a port that is none is refused by name', () => {
  for (const text of ['0', '65536', '-1', '3978x', ' ', '1e3']) {
    expect(() => readSettings({ HOST_PORT: text })).toThrow('HOST_PORT');
  }
});

test('[B15] one port for two parts is refused by both names', () => {
  expect(() => readSettings({ COSMOS_PORT: '3978' })).toThrow('PORT and COSMOS_PORT are both 3978.');
  expect(() => readSettings({ GFMS_GATE_PORT: '3979' })).toThrow(
    'HOST_PORT and GFMS_GATE_PORT are both 3979.',
  );
});

test('[SE3] the embedded default refuses production', () => {
  expect(() => readSettings({ NODE_ENV: 'production' })).toThrow('NODE_ENV=production');
});
