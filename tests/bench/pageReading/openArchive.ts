import { connect } from 'node:net';

/** A person's archive, read over a connection of his own (XEP-0313 with XEP-0059). */
export type Archive = {
  /** As many messages before this one, the newest without it; answers how many came. */
  readPage(page: { before?: string; count: number }): Promise<number>;
  close(): Promise<void>;
};

/** As little of XMPP as signing in and reading an archive takes: no parser, for the server's answers are known. */
export async function openArchive(account: {
  port: number;
  host: string;
  user: string;
  password: string;
}): Promise<Archive> {
  const { port, host, user, password } = account;
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = '';
  let isThere: RegExp | null = null;
  let report = (_text: string) => {};
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk;
    if (!isThere?.test(received)) return;
    isThere = null;
    report(received);
  });
  const failed = new Promise<never>((_resolve, reject) => socket.once('error', reject));

  /** Sends, and answers everything that came up to where the answer is whole. */
  function ask(text: string, whole: RegExp): Promise<string> {
    received = '';
    isThere = whole;
    const answer = new Promise<string>((resolve) => (report = resolve));
    socket.write(text);
    return Promise.race([answer, failed]);
  }

  const stream = `<stream:stream to="${host}" version="1.0" xmlns="jabber:client" xmlns:stream="http://etherx.jabber.org/streams">`;
  await ask(`<?xml version="1.0"?>${stream}`, /<\/stream:features>/);
  const secret = Buffer.from(`\0${user}\0${password}`).toString('base64');
  const login = `<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">${secret}</auth>`;
  const answer = await ask(login, /<success|<failure/);
  if (answer.includes('<failure')) throw new Error(`prosody refused: ${answer}`);
  await ask(stream, /<\/stream:features>/);
  await ask('<iq type="set" id="bind"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/></iq>', /<\/iq>/);

  let asked = 0;
  return {
    async readPage({ before, count }) {
      asked += 1;
      const place = before === undefined ? '<before/>' : `<before>${before}</before>`;
      const set = `<set xmlns="http://jabber.org/protocol/rsm"><max>${count}</max>${place}</set>`;
      const query = `<iq type="set" id="q${asked}"><query xmlns="urn:xmpp:mam:2">${set}</query></iq>`;
      const page = await ask(query, /<\/fin><\/iq>|<fin[^>]*\/><\/iq>|type=['"]error['"]/);
      return page.split('<result ').length - 1;
    },
    async close() {
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.end('</stream:stream>');
      await closed;
    },
  };
}
