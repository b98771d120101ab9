import { Agent, request, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import type { LiveEvents } from '../../../api/contract/events.ts';
import { answerParent } from '../parts/answerParent.ts';
import { drawTogether } from './changes.ts';
import { createArrivals } from './createArrivals.ts';
import { createSender } from './createSender.ts';

/** All people of a board in one process: each has a stream and a connection of his own, as a browser has. */
type Opening = { port: number; tokens: string[]; together: string; unseen: string };

let people: { counts: number[]; streams: IncomingMessage[] } | null = null;
let drawOn: Record<'together' | 'unseen', ReturnType<typeof createSender>[]> | null = null;
let arrivals = createArrivals(0);

async function open({ port, tokens, together, unseen }: Opening): Promise<void> {
  const agents = tokens.map(() => new Agent({ keepAlive: true, maxSockets: 1 }));
  arrivals = createArrivals(tokens.length);
  const senders = (whiteboardId: string) =>
    tokens.map((token, at) =>
      createSender((body) => post({ port, agent: agents[at] as Agent, token, whiteboardId, body })),
    );
  drawOn = { together: senders(together), unseen: senders(unseen) };
  const streams = await Promise.all(tokens.map((token, at) => openStream({ port, token, together, at })));
  people = { counts: tokens.map(() => 0), streams };
}

/** `unseen`: on a board that nobody has open. Answers when all is stored, and everybody who looks has it. */
async function draw({ where, ms }: { where: 'together' | 'unseen'; ms: number }) {
  if (!people || !drawOn) throw new Error('nobody is there');
  const senders = drawOn[where];
  const { changes } = await drawTogether({
    counts: people.counts,
    ms,
    draw(person, change) {
      if (where === 'together') arrivals.drawn(person, change);
      senders[person]?.put(change);
    },
  });
  await Promise.all(senders.map((sender) => sender.untilStored()));
  return { changes, latencies: await arrivals.takeAll() };
}

function close(): void {
  for (const stream of people?.streams ?? []) stream.destroy();
  people = null;
}

function post(sent: { port: number; agent: Agent; token: string; whiteboardId: string; body: string }) {
  const { port, agent, token, whiteboardId, body } = sent;
  const path = `/api/whiteboards/${whiteboardId}/operations`;
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise<void>((resolve, reject) => {
    const sending = request({ port, agent, path, method: 'POST', headers }, (response) => {
      response.resume().once('end', resolve);
      if (response.statusCode !== 200) reject(new Error(`drawing was answered ${response.statusCode}`));
    });
    sending.once('error', reject).end(body);
  });
}

function openStream(opened: { port: number; token: string; together: string; at: number }) {
  const { port, token, together, at } = opened;
  const path = `/api/events?whiteboard=${together}`;
  const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
  return new Promise<IncomingMessage>((resolve, reject) => {
    const asking = request({ port, agent: false, path, headers }, (response) => {
      if (response.statusCode !== 200)
        return reject(new Error(`a stream was answered ${response.statusCode}`));
      const parser = createParser({
        onEvent({ event, data }) {
          if (event === 'hello') resolve(response);
          if (event !== 'whiteboard') return;
          const { elements } = JSON.parse(data) as LiveEvents['whiteboard'];
          for (const { element } of elements) arrivals.arrived(at, element);
        },
      });
      response.setEncoding('utf8').on('data', (text: string) => parser.feed(text));
    });
    asking.once('error', reject).end();
  });
}

answerParent({ open, draw, close });
