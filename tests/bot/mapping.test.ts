import { clientId, tenants } from '../../local/identity.ts';
import { aMessage, botMention, inChannel, inGroupChat } from '../builders/activities.ts';
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
const textOf = async (fields: Fields) => {
  const incoming = await take(message(fields));
  return incoming?.type === 'text' ? incoming.text : incoming;
};
const html = (content: string) => ({ contentType: 'text/html', content });

test('[RL1] a message of a personal chat says who wrote what, where', async () => {
  const sent = message({ id: '1764000000001', timestamp: '2026-11-24T10:00:00.123Z' });
  expect(await take(sent)).toEqual({
    key: `msteams|${tenants.officineRossi}|a:personal-marco|1764000000001|message`,
    type: 'text',
    activityId: '1764000000001',
    text: 'The spindle stops at N10 G01 X1.5',
    isInternal: false,
    isMentioned: true,
    replyTo: null,
    files: [],
    hasPictures: false,
    at: '2026-11-24T10:00:00.123Z',
    from: {
      identity: { tenantId: tenants.officineRossi, objectId: '6a0a3a9c-0d4f-4d6e-8a56-1d0cf1d9a001' },
      name: 'Marco Bianchi',
    },
    place: {
      address: {
        channelId: 'msteams',
        tenantId: tenants.officineRossi,
        conversationId: 'a:personal-marco',
        serviceUrl: bot.connector.serviceUrl,
        botId: `28:${clientId}`,
      },
      scope: 'personal',
      name: null,
      team: null,
      locale: 'it',
    },
  });
});

test('[RL1] a group chat has its name, and a channel its team', async () => {
  expect((await take(message(inGroupChat())))!.place).toMatchObject({
    scope: 'groupChat',
    name: 'Press shop',
    team: null,
  });
  expect((await take(message(inChannel({ rootId: '1' }))))!.place).toMatchObject({
    scope: 'thread',
    name: 'Cases',
    address: { conversationId: '19:cases@thread.tacv2;messageid=1', tenantId: tenants.gfms },
    team: { id: '19:team@thread.tacv2', name: 'Service Italy', channelId: '19:cases@thread.tacv2' },
  });
  expect((await take(message(inChannel())))!.place.scope).toBe('channel');
});

test.each([
  ['G-code as it is', 'N10 G01 X1.5 Y-2 ; "a" <b> &amp; \'c\'', 'N10 G01 X1.5 Y-2 ; "a" <b> &amp; \'c\''],
  ['lines, without the last end', '  a\r\n\r\n\tb\n', '  a\n\n\tb'],
  ['fixed spaces as spaces', 'N10\u00a0 G01', 'N10  G01'],
  ['emoji and other scripts', '👩‍🏭 主轴 ß', '👩‍🏭 主轴 ß'],
  ['what only looks like a mention', '<at>nobody</at> x', '<at>nobody</at> x'],
])('[MS3] the text keeps %s', async (_what, text, expected) => {
  expect(await textOf({ text })).toBe(expected);
});

test('[MS3] entities are decoded where the text is markup, and nowhere else', async () => {
  expect(await textOf({ text: 'a &lt; b<br>c &amp;amp; &#x1F44D; &bogus;', textFormat: 'xml' })).toBe(
    'a < b\nc &amp; 👍 &bogus;',
  );
  expect(await textOf({ text: 'a &lt; b' })).toBe('a &lt; b');
});

test('[RL4] a mention is carried as a name, that of the bot is not', async () => {
  const entities = [
    botMention.entity,
    { type: 'mention', text: '<at>Anna (GFMS)</at>', mentioned: { id: '29:anna', name: 'Anna Keller' } },
  ];
  const text = `${botMention.text}\u00a0 please ask <at>Anna (GFMS)</at>, ${botMention.text} thanks`;
  expect(await textOf({ ...inGroupChat(), text, entities })).toBe('please ask @Anna (GFMS), thanks');
});

test('[RL2] what begins with // is internal, also behind the mention of the bot', async () => {
  const answers = [
    { text: '// only us' },
    { text: `${botMention.text}&nbsp;// only us`.replace('&nbsp;', '\u00a0'), entities: [botMention.entity] },
  ];
  for (const fields of answers) {
    expect(await take(message({ ...inChannel({ rootId: '1' }), ...fields }))).toMatchObject({
      isInternal: true,
      text: '// only us',
    });
  }
  expect(await take(message({ text: 'see https://x' }))).toMatchObject({ isInternal: false });
});

test('[RL3] an answer names the message it quotes, and does not hold its words', async () => {
  const quote =
    '<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="1764000000099">' +
    '<strong itemprop="mri" itemid="28:x">Conferencing</strong><p itemprop="preview">the card</p></blockquote>\n' +
    '<p>It is <strong>done</strong> &amp; runs.</p><p>Thanks <span itemtype="http://schema.skype.com/Mention" itemid="0">Anna</span></p>';
  const text = 'Conferencing the card It is done & runs. Thanks Anna';
  expect(await take(message({ text, attachments: [html(quote)] }))).toMatchObject({
    replyTo: '1764000000099',
    text: 'It is done & runs.\nThanks @Anna',
  });
  const reference = {
    contentType: 'messageReference',
    content: JSON.stringify({ messageId: '42', messagePreview: 'x' }),
  };
  expect(await take(message({ attachments: [reference] }))).toMatchObject({ replyTo: '42' });
  const entity = { type: 'quotedReply', quotedReply: { messageId: '43' } };
  expect(await take(message({ text: '<quoted messageId="43"/> yes', entities: [entity] }))).toMatchObject({
    replyTo: '43',
    text: ' yes',
  });
  expect(await take(message({ replyToId: '44' }))).toMatchObject({ replyTo: '44' });
});

test('[RL2] an answer in a thread answers no message in particular', async () => {
  expect(await take(message({ ...inChannel({ rootId: '7' }), replyToId: '7' }))).toMatchObject({
    replyTo: null,
  });
});

test('[FL7] a file comes with its address only from where files of Teams lie', async () => {
  const file = (downloadUrl: unknown) => ({
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'photo.jpg',
    content: { downloadUrl, uniqueId: 'u1', fileType: 'jpg' },
  });
  const inside = [
    'http://127.0.0.1:8081/x',
    'http://169.254.169.254/latest/meta-data',
    'https://rossi.sharepoint.com.evil.example/x',
    'https://evil.example/?x=.sharepoint.com',
    'https://user@rossi.sharepoint.com/x',
    'https://rossi.sharepoint.com:8443/x',
    'http://rossi.sharepoint.com/x',
    'file:///etc/passwd',
    'nonsense',
    null,
  ];
  const good = 'https://rossi-my.sharepoint.com/personal/x?tempauth=1';
  const incoming = await take(message({ text: '', attachments: [...inside, good].map(file) }));
  if (incoming?.type !== 'text') throw new Error('no text came');
  expect(incoming.files.map(({ url }) => url)).toEqual([...inside.map(() => null), good]);
  expect(incoming.files.at(-1)).toEqual({ name: 'photo.jpg', url: good, uniqueId: 'u1' });
});

test('[RL4] pasted pictures are noticed, emoji are none', async () => {
  const picture = html('<p>see <img itemtype="http://schema.skype.com/AMSImage" src="https://x"></p>');
  const smile = html('<p><img alt="😀" itemtype="http://schema.skype.com/Emoji"></p>');
  expect(await take(message({ attachments: [{ contentType: 'image/png' }] }))).toMatchObject({
    hasPictures: true,
  });
  expect(await take(message({ text: '', attachments: [picture] }))).toMatchObject({ hasPictures: true });
  expect(await take(message({ attachments: [smile] }))).toMatchObject({ hasPictures: false });
  expect(await take(message({ text: '', attachments: [] }))).toBeNull();
});

test('[RL9] a command is one in a personal chat, and elsewhere only when the bot is mentioned', async () => {
  expect(await take(message({ text: ' Help ' }))).toMatchObject({
    type: 'command',
    command: { name: 'help' },
  });
  expect(await take(message({ ...inGroupChat(), text: 'help' }))).toMatchObject({ type: 'text' });
  const mentioned = { text: `${botMention.text} help`, entities: [botMention.entity] };
  expect(await take(message({ ...inGroupChat(), ...mentioned }))).toMatchObject({ type: 'command' });
});

test('[RL5] what the bot or another one wrote is not taken', async () => {
  for (const id of [`28:${clientId}`, '28:another']) {
    for (const type of ['message', 'messageUpdate', 'messageDelete']) {
      expect(await take(message({ type, from: { id, name: 'A bot' } }))).toBeNull();
    }
  }
});

test('[AX2] the language is that of the client, when it is one of ours', async () => {
  const place = async (fields: Fields) => (await take(message(fields)))!.place.locale;
  expect(await place({ locale: 'de-AT' })).toBe('de');
  expect(await place({ locale: 'pt-BR', entities: [{ type: 'clientInfo', locale: 'fr-CH' }] })).toBe('fr');
  expect(await place({ locale: undefined, entities: [] })).toBeNull();
});

test('[MS3] markup made to be slow is read before the test gives up', async () => {
  const nasty = ['<', '<blockquote', '> \n', '<span schema.skype.com/Mention ', '&#', '<at>', '<quoted '];
  for (const part of nasty) {
    const long = part.repeat(200_000 / part.length);
    const fields = {
      text: `x${long}`,
      textFormat: 'xml',
      attachments: [html(long)],
      entities: [botMention.entity],
    };
    expect((await take(message(fields)))!.type).toBe('text');
  }
});
