import { openStream } from '../builders/openStream.ts';
import { startTestApp, type TestApp } from '../builders/startTestApp.ts';

describe('messages', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.stop());

  it('[MS1] [EV1] a message is stored, answered and told to the other company at once', async () => {
    const marco = await test.as('marco-bianchi');
    const anna = await test.as('anna-keller');
    const created = await marco.post('/cases', { title: 'Il filo si rompe', severity: 'machineDown' });
    expect(created.status).toBe(201);
    const { number, conversationId } = created.body as { number: string; conversationId: string };
    expect((await anna.post(`/cases/${number}/watchers`)).status).toBe(200);

    const stream = await openStream(anna);
    const sent = await marco.post(`/conversations/${conversationId}/messages`, {
      clientId: 'a',
      text: 'Ciao',
    });
    expect(sent.status).toBe(201);
    const again = await marco.post(`/conversations/${conversationId}/messages`, {
      clientId: 'a',
      text: 'Ciao',
    });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(sent.body);

    const event = await stream.until((one) => one.event === 'entry' && one.data.message?.text === 'Ciao');
    expect(event.data).toMatchObject({ conversationId, message: sent.body });
    stream.close();
  });
});
