import { createRemoteJWKSet, jwtVerify } from 'jose';
import { request } from 'node:http';
import { startGate } from '../../../local/chat/startGate.ts';
import { createSigningKey } from '../../../local/host/signingKey.ts';
import { clientId } from '../../../local/identity.ts';
import { openChat, type OpenChat } from './openChat.ts';

let chat: OpenChat;
beforeAll(async () => void (chat = await openChat('gfms')));
afterAll(() => chat.close());

test('[SE3] what a person types arrives signed by the connector, with tenant, person and language', async () => {
  await chat.type({ place: chat.tenant.personalChat.id, text: 'good evening' });
  const { headers, activity } = await chat.received('good evening');
  const keys = createRemoteJWKSet(new URL(`http://127.0.0.1:${chat.host.port}/v1/.well-known/keys`));
  const { payload } = await jwtVerify(String(headers.authorization).replace('Bearer ', ''), keys, {
    audience: clientId,
    issuer: 'https://api.botframework.com',
  });
  expect(payload.serviceurl).toBe(`${chat.gateUrl}/`);
  expect(activity).toMatchObject({
    ...{ type: 'message', text: 'good evening', textFormat: 'plain', channelId: 'msteams', locale: 'en-US' },
    serviceUrl: `${chat.gateUrl}/`,
    recipient: { id: `28:${clientId}` },
    from: { name: 'Anna Keller', aadObjectId: 'd7b21dce-c8ec-4a44-9446-51ed39247c66' },
    conversation: { id: chat.tenant.personalChat.id, conversationType: 'personal' },
    channelData: { tenant: { id: chat.tenant.tenantId } },
  });
});

test('[RL2] in a channel the first message has the id of its thread, a reply one of its own', async () => {
  const place = chat.tenant.team.channel.id;
  const { postConversationId, messageId } = await chat.type({ place, text: 'a thread', mentionsBot: true });
  const first = (await chat.received('a thread')).activity;
  expect(first).toMatchObject({
    id: messageId,
    conversation: { id: postConversationId, conversationType: 'channel', isGroup: true },
    channelData: { channel: { id: place }, team: { id: chat.tenant.team.id, name: 'GFMS Service Italy' } },
  });
  // A thread of which the bot made the root an hour ago.
  const old = await chat.ask('/_internal/v1/customActivities', {
    ...first,
    ...{ id: 'a reply', text: 'an old thread' },
    conversation: { id: `${place};messageid=${Date.now() - 3_600_000}` },
  });
  expect(old).toEqual({});
  expect((await chat.received('an old thread')).activity.id).toBe('a reply');
});

test('[SE3] with its token the bot answers, updates its answer and reads the members', async () => {
  const activities = `/v3/conversations/${encodeURIComponent(chat.tenant.groupChat.id)}/activities`;
  const posted = await askGate('POST', activities, { type: 'message', text: 'first words' });
  expect(posted.status).toBe(201);
  await chat.shows('first words');
  const { id } = (await posted.json()) as { id: string };
  expect((await askGate('PUT', `${activities}/${id}`, { type: 'message', text: 'other words' })).status).toBe(
    200,
  );
  await chat.shows('other words');
  const members = await askGate(
    'GET',
    `/v3/conversations/${encodeURIComponent(chat.tenant.groupChat.id)}/members`,
  );
  expect(await members.json()).toContainEqual(
    expect.objectContaining({ name: 'Anna Keller', aadObjectId: 'd7b21dce-c8ec-4a44-9446-51ed39247c66' }),
  );
});

test('[RL2] the bot opens a thread in a channel and writes in it', async () => {
  const opened = await askGate('POST', '/v3/conversations', {
    isGroup: true,
    channelData: { channel: { id: chat.tenant.team.channel.id } },
    activity: { type: 'message', text: 'the root' },
  });
  const { id, activityId } = (await opened.json()) as { id: string; activityId: string };
  expect(id).toBe(`${chat.tenant.team.channel.id};messageid=${activityId}`);
  const thread = `/v3/conversations/${encodeURIComponent(id)}/activities`;
  expect((await askGate('POST', thread, { type: 'message', text: 'below the root' })).status).toBe(201);
  await chat.shows('below the root');
  expect(
    (await askGate('PUT', `${thread}/${activityId}`, { type: 'message', text: 'a new root' })).status,
  ).toBe(200);
});

test('[RL4] what the Playground cannot do is 501, what is not there is 404', async () => {
  const activities = `/v3/conversations/${encodeURIComponent(chat.tenant.personalChat.id)}/activities`;
  const { id } = (await (await askGate('POST', activities, { type: 'message', text: 'x' })).json()) as {
    id: string;
  };
  expect((await askGate('DELETE', `${activities}/${id}`)).status).toBe(501);
  expect((await askGate('PUT', `${activities}/${id}/reactions/like`)).status).toBe(501);
  expect((await askGate('PUT', `${activities}/1`, { type: 'message', text: 'x' })).status).toBe(404);
  const nowhere = await askGate('POST', '/v3/conversations/19%3Anowhere/activities', {
    type: 'message',
    text: 'x',
  });
  expect(nowhere.status).toBe(404);
  const noChannel = {
    isGroup: true,
    channelData: { channel: { id: '19:no' } },
    activity: { type: 'message', text: 'x' },
  };
  expect((await askGate('POST', '/v3/conversations', noChannel)).status).toBe(404);
});

test("[RL2] a press on a card reaches the bot, and its answer the Playground's page", async () => {
  const place = chat.tenant.personalChat.id;
  const content = { type: 'AdaptiveCard', version: '1.5', body: [] };
  const contentType = 'application/vnd.microsoft.card.adaptive';
  const posted = await askGate('POST', `/v3/conversations/${encodeURIComponent(place)}/activities`, {
    ...{ type: 'message', text: 'a card with words', attachments: [{ contentType, content }] },
  });
  const { id } = (await posted.json()) as { id: string };
  const answer = {
    statusCode: 200,
    type: contentType,
    value: { ...content, body: [{ type: 'TextBlock', text: 'taken' }] },
  };
  chat.answerInvokes(answer);
  const pressed = await chat.ask('/_conversation/v1/invoke', {
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'take', data: {} }, trigger: 'manual' },
    from: { id: '29:d7b21dce-c8ec-4a44-9446-51ed39247c66' },
    conversation: { id: place },
    replyToId: id,
  });
  expect(pressed).toMatchObject({ type: contentType, value: answer.value });
  const { activity } = await chat.receivedType('invoke');
  expect(activity).toMatchObject({ replyToId: id, channelData: { tenant: { id: chat.tenant.tenantId } } });
});

test('[RL1] a link of the bot opens the tab as whoever sits before this Teams', async () => {
  const page = `http://localhost:${chat.host.port}/?page=case%2FSC-2026-000123`;
  const activities = `/v3/conversations/${encodeURIComponent(chat.tenant.personalChat.id)}/activities`;
  await askGate('POST', activities, { type: 'message', text: `[Open](${page})` });
  await chat.shows(`http://localhost:${chat.host.port}/?person=anna-keller&page=case%2FSC-2026-000123`);
});

test('[SE3] the gate takes nothing from who has not the token of the bot', async () => {
  const path = `/v3/conversations/${encodeURIComponent(chat.tenant.personalChat.id)}/activities`;
  const other = createSigningKey();
  const { createConnectorIssuer } = await import('../../../local/host/createConnectorIssuer.ts');
  const origin = `http://127.0.0.1:${chat.host.port}`;
  const forged = createConnectorIssuer({ origin, key: other });
  const claims = {
    ...{ iss: `${origin}/botframework.com/v2.0`, aud: 'https://api.botframework.com', appid: clientId },
    exp: Math.floor(Date.now() / 1000) + 600,
  };
  const { headers } = await chat.received('good evening');
  const connectorToken = String(headers.authorization);
  for (const authorization of [
    undefined,
    'Bearer x',
    `Bearer ${await forged.sign(claims)}`,
    connectorToken,
  ]) {
    const answer = await fetch(`${chat.gateUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ type: 'message', text: 'x' }),
    });
    expect(answer.status).toBe(401);
  }
});

test('[SE3] gate and Playground refuse a foreign Host header and other pages', async () => {
  for (const url of [`${chat.gateUrl}/api/messages`, `${chat.chatUrl}/`]) {
    expect(await statusOf(url, { host: 'evil.example' })).toBe(403);
    expect(await statusOf(url, { origin: 'https://evil.example' })).toBe(403);
  }
  expect(await statusOf(`${chat.chatUrl}/`, {})).toBe(200);
  const upgrade = { connection: 'Upgrade', upgrade: 'websocket', origin: 'https://evil.example' };
  const stream = `${chat.chatUrl}/_ws_conversation/v1/conversations/stream`;
  expect(await statusOf(stream, upgrade)).toBe('closed');
});

test('[SE3] the gate does not start in production, nor off the loopback', async () => {
  const options = {
    ...{ port: 0, appUrl: 'http://127.0.0.1:1', hostPort: 1, playgroundUrl: 'http://127.0.0.1:1' },
    ...{ key: createSigningKey(), tenant: chat.tenant },
  };
  await expect(startGate({ ...options, address: '0.0.0.0' })).rejects.toThrow('loopback');
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await expect(startGate(options)).rejects.toThrow('production');
  } finally {
    process.env.NODE_ENV = before;
  }
});

async function askGate(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${chat.gateUrl}${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await chat.botToken()}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

// `fetch` would not send a foreign Host.
function statusOf(url: string, headers: Record<string, string>): Promise<number | 'closed' | undefined> {
  const { port, pathname, host } = new URL(url);
  return new Promise((resolve) => {
    request({ host: '127.0.0.1', port, path: pathname, headers: { host, ...headers } })
      .once('response', (response) => resolve(response.resume().statusCode))
      .once('error', () => resolve('closed'))
      .end();
  });
}
