import type { Figure, Row } from '../row.ts';
import { show, showSpread, spreadOf } from '../statistics.ts';
import { measureFlow, type Flow } from './measureFlow.ts';
import { measureWork } from './measureWork.ts';
import { startSystems } from './startSystems.ts';
import type { System } from './systems.ts';

const rounds = 5;
const mostMicroseconds = 1_500;
const mostTimesEcho = 1.5;
const leastOfIdeal = 0.95;

/** Into one thread twice what it takes in half a minute, and a half; and into several what a tenant takes in 20 s. */
const flows = [
  { name: 'into one thread', threads: 1, messagesOfEach: 149 },
  { name: 'into 12 threads of one tenant', threads: 12, messagesOfEach: 49 },
];

/** B11: what the relay adds to the SDK's own work, and how near it comes to Teams' limits. */
export const relay: Row = {
  id: 'B11',
  title: 'Relay: CPU a message in and out, and the way through Teams’ limits',
  async run({ say }) {
    const stage = await startSystems(flows.map(({ threads }) => threads));
    const { systems, connector, limited, working, flowing, echo, storeless, ours, mintToken } = stage;
    say(`${rounds} rounds of ${systems.map(({ name }) => name).join(', ')}`);
    const measured = await measureWork({ systems, pairs: working, connector, rounds });
    for (const [{ name }, cpu] of measured) say(`  ${name}: ${showSpread(spreadOf(cpu), 'µs')}`);
    const flown: Figure[] = [];
    for (const [at, { name, messagesOfEach }] of flows.entries()) {
      say(`${messagesOfEach + 1} posts each ${name}`);
      const appUrl = new URL(ours.url).origin;
      const flow = { appUrl, connector: limited, pairs: flowing[at] ?? [], messagesOfEach, mintToken };
      flown.push(...toFlowFigures(name, await measureFlow(flow)));
    }
    await stage.stop();
    return { figures: [...toWorkFigures(measured, { echo, judged: storeless }), ...flown], notes };
  },
};

const notes = [
  `A message is an activity with the connector’s token, whose signature is checked, from a customer’s chat: stored, answered 200, then posted as a card in the engineer’s chat and marked by a reaction in the customer’s. So the app does two requests for it, the echo bot one: it answers in the same chat with a line of text, keeps its token and stores nothing. CPU of the whole process, background work among it, for each message; 60 chats, 8 activities at once, systems taking turns, median of ${rounds} rounds (smallest–largest).`,
  'Store stubbed: log, places and deliveries in memory behind the same ports. With its store: the Cosmos SDK against the local store by HTTP, whose own CPU is not counted; judged is the work without it, as with B1.',
  'The limits are those that Microsoft documents for a thread and the 30 requests a second for a tenant that it calls safe; the connector answers 429 with Retry-After beyond them. The ideal asks the same limits and works in no time. Ratio: ideal time by ours, from the first post to the last.',
];

function toWorkFigures(measured: Map<System, number[]>, of: { echo: System; judged: System }): Figure[] {
  const theirs = measured.get(of.echo) ?? [];
  return [...measured].flatMap(([system, cpu]): Figure[] => {
    if (system === of.echo) return [];
    const isJudged = system === of.judged;
    const own = spreadOf(cpu);
    const ratio = spreadOf(cpu.map((value, round) => value / (theirs[round] ?? NaN))).median;
    const shown = { work: `B11: CPU a message in and out, ${system.name}`, ours: showSpread(own, 'µs') };
    const peer = { name: of.echo.name, value: showSpread(spreadOf(theirs), 'µs'), ratio };
    const isReached = isJudged ? ratio <= mostTimesEcho : null;
    return [
      ...(isJudged
        ? [
            {
              ...shown,
              peer: null,
              target: `≤ ${mostMicroseconds} µs`,
              isReached: own.median <= mostMicroseconds,
            },
          ]
        : []),
      { ...shown, peer, target: isJudged ? `≤ ${mostTimesEcho} ×` : 'shown', isReached },
    ];
  });
}

function toFlowFigures(name: string, { messages, tookMs, idealMs, refused }: Flow): Figure[] {
  const part = idealMs / tookMs;
  return [
    {
      work: `B11: ${messages} posts ${name}`,
      ours: `${show(tookMs / 1000)} s`,
      peer: { name: 'an ideal token bucket', value: `${show(idealMs / 1000)} s`, ratio: part },
      target: `≥ ${leastOfIdeal} × its speed`,
      isReached: part >= leastOfIdeal,
    },
    {
      work: `B11: 429 while they went ${name}`,
      ours: String(refused),
      peer: null,
      target: '≤ 1 %',
      isReached: refused <= messages / 100,
    },
  ];
}
