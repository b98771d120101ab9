import { clientId, tenants } from '../../local/identity.ts';
import { aMessage, anActivity, inChannel } from '../builders/activities.ts';
import { startBot, type RunningBot } from './startBot.ts';

let bot: RunningBot;

beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.close());

type Fields = Record<string, unknown>;

/** Sends it, and answers what came of it: null when nothing did. */
async function take(activity: object) {
  const before = bot.received.length;
  expect(await bot.receive(activity)).toEqual({ status: 200 });
  return bot.received[before] ?? null;
}
const message = (fields: Fields = {}) => aMessage({ serviceUrl: bot.connector.serviceUrl, ...fields });
const event = (fields: Fields) => anActivity({ serviceUrl: bot.connector.serviceUrl, ...fields });

test('[RL4] edits, deletions and what is taken back carry the id of their message, and a key of their own', async () => {
  const edit = {
    type: 'messageUpdate',
    id: '5',
    channelData: { tenant: { id: tenants.gfms }, eventType: 'editMessage' },
  };
  const first = await take(message({ ...edit, text: 'better', timestamp: '2026-11-24T10:00:01.000Z' }));
  expect(first).toMatchObject({ type: 'edited', activityId: '5', text: 'better' });
  const second = await take(message({ ...edit, text: 'best', timestamp: '2026-11-24T10:00:02.000Z' }));
  expect(second!.key).not.toBe(first!.key);
  const undone = { ...edit, channelData: { ...edit.channelData, eventType: 'undeleteMessage' } };
  expect(await take(message({ ...undone, text: 'back' }))).toMatchObject({ type: 'edited', text: 'back' });
  const gone = {
    ...edit,
    type: 'messageDelete',
    channelData: { ...edit.channelData, eventType: 'softDeleteMessage' },
  };
  expect(await take(event(gone))).toMatchObject({ type: 'deleted', activityId: '5' });
});

test('[RL5] the same activity has the same key each time it comes', async () => {
  const sent = message();
  const [first, again] = [await take(sent), await take(structuredClone(sent))];
  expect(again!.key).toBe(first!.key);
});

test('[MS5] reactions come as emoji, in the order taken away, given', async () => {
  const reaction = {
    type: 'messageReaction',
    replyToId: '9',
    reactionsRemoved: [{ type: 'like' }],
    reactionsAdded: [
      { type: '1f440_eyes' },
      { type: 'heart' },
      { type: '1f468-200d-1f3ed_manfactoryworker' },
    ],
  };
  expect(await take(event(reaction))).toMatchObject({
    type: 'reacted',
    activityId: '9',
    changes: [
      { emoji: '👍', isOn: false },
      { emoji: '👀', isOn: true },
      { emoji: '❤️', isOn: true },
      { emoji: '👨‍🏭', isOn: true },
    ],
  });
  const unknown = {
    ...reaction,
    reactionsRemoved: [],
    reactionsAdded: [{ type: 'toString' }, { type: 'd800_x' }],
  };
  expect(await take(event(unknown))).toBeNull();
});

test('[RL3] the bot comes and goes, and so do readers', async () => {
  const self = { id: `28:${clientId}` };
  const update = (fields: Fields) => take(event({ type: 'conversationUpdate', ...fields }));
  expect(await update({ membersAdded: [self, { id: '29:x' }] })).toMatchObject({ type: 'installed' });
  expect(await update({ membersRemoved: [self] })).toMatchObject({ type: 'uninstalled' });
  expect(await update({ membersAdded: [{ id: '29:x', aadObjectId: 'AB' }, { id: '29:y' }] })).toMatchObject({
    type: 'readersChanged',
    added: [{ tenantId: tenants.officineRossi, objectId: 'ab' }],
  });
  expect(await update({ membersRemoved: [{ id: '29:x' }] })).toMatchObject({
    type: 'readersChanged',
    added: [],
  });
  expect(await update({ membersAdded: [self], from: undefined })).toMatchObject({
    from: { identity: { objectId: '' } },
  });
  expect(await update({ topicName: 'New name' })).toMatchObject({ type: 'renamed', name: 'New name' });
  const channel = inChannel();
  const renamed = { ...channel, channelData: { ...channel.channelData, eventType: 'channelRenamed' } };
  expect(
    await update({ ...renamed, conversation: { ...channel.conversation, id: '19:general' } }),
  ).toMatchObject({
    type: 'renamed',
    name: 'Cases',
    place: { address: { conversationId: '19:cases@thread.tacv2' } },
  });
  const install = (action: string) => take(event({ type: 'installationUpdate', action }));
  expect(await install('add')).toMatchObject({ type: 'installed' });
  expect(await install('remove')).toMatchObject({ type: 'uninstalled' });
  expect(await install('add-upgrade')).toBeNull();
});

test('[RL5] an unknown kind is answered and has no effect, and no activity is refused', async () => {
  expect(await take(event({ type: 'typing' }))).toBeNull();
  for (const wrong of [
    { id: undefined },
    { conversation: undefined },
    { from: { name: 'x' } },
    { text: { a: 1 } },
  ]) {
    expect(await bot.receive({ ...message(), ...wrong })).toEqual({ status: 400 });
  }
  const authorization = 'Bearer a.b.c';
  for (const body of [null, [], 'text', 7])
    expect(await bot.receiveRaw({ authorization, body })).toEqual({ status: 400 });
});

test('[RL1] what cannot be stored is sent again, and a fault is logged without the text', async () => {
  const { DomainError } = await import('../../api/domain/errors.ts');
  const keep = bot.inbox.receive;
  bot.inbox.receive = () => Promise.reject(new DomainError('unavailable', 'The store is away.'));
  expect(await bot.receive(message())).toEqual({ status: 503 });
  bot.inbox.receive = () => Promise.reject(new Error('broken'));
  expect(await bot.receive(message({ text: 'a secret word' }))).toEqual({
    status: 500,
    body: { reference: expect.any(String) },
  });
  bot.inbox.receive = keep;
  expect(bot.logged.join()).not.toContain('a secret word');
});
