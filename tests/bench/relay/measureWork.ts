import { once } from 'node:events';
import { request, Agent } from 'node:http';
import { clientId } from '../../../local/identity.ts';
import { readCpu } from '../parts/readCpu.ts';
import type { Child } from '../parts/startChild.ts';
import { chatOf, tenantOf, type Pair } from './pairs.ts';
import type { System } from './systems.ts';

/** Of each pair's customer in each round: few enough that Teams' limits for a chat make nobody wait. */
const messagesOfEach = 4;
const warmUps = 2;
const atOnce = 8;
/** What an app does behind its last request, such as noting that it was done, is over by then; for all the same. */
const restMs = 150;
const text = 'The wire breaks at threading, three times since the morning. '.repeat(4);
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

let lastId = 1_790_000_000_000;

/** The CPU of each system for each message, in microseconds, round by round; the systems take turns. */
export async function measureWork(of: {
  systems: System[];
  pairs: Pair[];
  connector: Child;
  rounds: number;
}): Promise<Map<System, number[]>> {
  const { systems, pairs, connector, rounds } = of;
  const measured = new Map<System, number[]>(systems.map((system) => [system, []]));
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const [system, cpu] of measured) {
      const before = readCpu([system.child.pid]);
      await sendRound({ system, pairs, connector, isFirst: round === -warmUps });
      const used = readCpu([system.child.pid]) - before;
      if (round >= 0) cpu.push(used / (pairs.length * messagesOfEach));
    }
  }
  return measured;
}

async function sendRound(of: {
  system: System;
  pairs: Pair[];
  connector: Child;
  isFirst: boolean;
}): Promise<void> {
  const { system, pairs, connector, isFirst } = of;
  await connector.ask('forget');
  for (let turn = 0; turn < messagesOfEach; turn += 1) {
    const queue = pairs.values();
    const work = async () => {
      for (const pair of queue) await send(system, pair, connector);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  const messages = pairs.length * messagesOfEach;
  // With the first message of a place its linking is told, by a card.
  const cards =
    isFirst && system.requests > 1 ? pairs.reduce((sum, { places }) => sum + places.length, 0) : 0;
  await connector.ask('untilDone', { all: messages * system.requests + cards });
  await once(AbortSignal.timeout(restMs), 'abort');
}

function send(system: System, { customer }: Pair, { ready }: Child): Promise<void> {
  const tenantId = tenantOf(customer);
  const activity = {
    type: 'message',
    id: String((lastId += 1)),
    timestamp: new Date().toISOString(),
    channelId: 'msteams',
    serviceUrl: ready.serviceUrl,
    locale: 'en-US',
    from: { id: `29:${customer.id}`, name: customer.name, aadObjectId: customer.identities[0]?.objectId },
    recipient: { id: `28:${clientId}`, name: 'Conferencing' },
    conversation: { id: chatOf(customer), conversationType: 'personal', tenantId },
    channelData: { tenant: { id: tenantId } },
    entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows' }],
    textFormat: 'plain',
    text,
  };
  const body = JSON.stringify(activity);
  const headers = {
    authorization: `Bearer ${String(ready.token)}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const sent = request(system.url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      if (response.statusCode === 200) response.once('end', resolve);
      else reject(new Error(`${system.name} answered ${response.statusCode}`));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
