import { listCases } from '../../listConversations.ts';
import { sendMessage } from '../../sendMessage.ts';
import { deriveId } from '../../chain.ts';
import { hearMeetingEvent } from '../../meetings/hearMeetingEvent.ts';
import { limits } from '../../../contract/limits.ts';
import type { Incoming, PlaceInbox } from '../gateway.ts';
import { toCaseHit } from '../composePost.ts';
import { checkReaders } from './checkReaders.ts';
import { findSharedCase, letIn } from './findConversation.ts';
import { pressCard } from './pressCard.ts';
import { receiveDeletion, receiveEdit, receiveReaction } from './receiveChange.ts';
import { receiveText, toHit, toWellFormed } from './receiveText.ts';
import { runCommand, scopeOf } from './runCommand.ts';
import { answer, beginTurn, type InboxParts, type Turn } from './turn.ts';

const mostHits = 25;

/** What the app does with what comes from Teams. */
export function createInbox(parts: InboxParts): PlaceInbox {
  const { context, relay } = parts;
  return {
    async receive(incoming) {
      // The meeting's chat is no place of ours: no trace is kept of it.
      if (incoming.type === 'meeting') return hearMeetingEvent(context, incoming);
      const turn = await beginTurn(parts, { ...incoming, isForUs: isForUs(incoming) });
      await receive(turn, incoming);
    },

    async press(press) {
      const at = context.clock.now().toISOString();
      const turn = await beginTurn(parts, {
        key: press.key,
        at,
        place: press.place,
        from: press.from,
        isForUs: true,
      });
      return pressCard(turn, press);
    },

    async searchCases({ from, query }) {
      const person = await context.directory.findByIdentity(from.identity);
      if (!person) return [];
      const { items } = await listCases(context, person, { query: query.slice(0, 200), limit: mostHits });
      return items.filter((one) => !one.internal).map((one) => toHit(relay, one));
    },

    async share({ key, from, number, text, original }) {
      const person = await context.directory.findByIdentity(from.identity);
      if (!person) return { outcome: 'refused', reason: 'notSetUp' };
      const found = await findSharedCase(context, person, number);
      if (!found) return { outcome: 'refused', reason: 'notYours' };
      if (found.case.state === 'closed') return { outcome: 'refused', reason: 'closed' };
      const state = await letIn(context, person, found);
      if (!state) return { outcome: 'refused', reason: 'notYours' };
      const quoted = `> ${original.authorName}:\n${original.text
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}`;
      const whole = toWellFormed(text.trim() === '' ? quoted : `${text.trim()}\n\n${quoted}`);
      if (whole.length > limits.messageText) return { outcome: 'refused', reason: 'tooLong' };
      const draft = { clientId: `share-${await deriveId('share', key)}`, text: whole };
      await sendMessage(context, person, { conversationId: state.id, draft });
      return { outcome: 'shared', case: toCaseHit(relay, state) };
    },

    async localeOf(from) {
      return (await context.directory.findByIdentity(from.identity))?.locale ?? 'en';
    },
  };
}

function isForUs(incoming: Incoming): boolean {
  if (incoming.type === 'text') return incoming.isMentioned;
  return incoming.type === 'command' || incoming.type === 'installed';
}

async function receive(turn: Turn, incoming: Exclude<Incoming, { type: 'meeting' }>): Promise<void> {
  switch (incoming.type) {
    case 'text':
      await receiveText(turn, incoming);
      return wake(turn);
    case 'edited':
      return receiveEdit(turn, incoming);
    case 'deleted':
      return receiveDeletion(turn, incoming);
    case 'reacted':
      return receiveReaction(turn, incoming);
    case 'command':
      await runCommand(turn, incoming.command);
      return wake(turn);
    case 'installed':
      await welcome(turn);
      return wake(turn);
    case 'uninstalled':
      return tellRemoved(turn);
    case 'readersChanged':
      return checkReaders(turn, incoming.added);
    case 'renamed':
      await turn.relay.places.update(turn.place.id, (known) => known && { ...known, name: incoming.name });
      return;
    default:
      incoming satisfies never;
  }
}

/** Once for each place, however often the app is installed there. */
async function welcome(turn: Turn): Promise<void> {
  if (turn.place.wasWelcomed) return;
  await answer(
    turn,
    (seal) => ({ kind: 'welcome', scope: scopeOf(turn), isSetUp: turn.person !== null, seal }),
    { id: await deriveId('welcome', turn.place.id) },
  );
  await turn.relay.places.update(turn.place.id, (known) => known && { ...known, wasWelcomed: true });
}

async function tellRemoved({ relay, place, context }: Turn): Promise<void> {
  const since = context.clock.now().toISOString();
  for (const conversationId of place.conversationIds) {
    await relay.store.writeStatus({
      conversationId,
      placeId: place.id,
      state: 'unreachable',
      reason: 'removed',
      since,
    });
  }
}

/** A place that speaks can be reached: what could not be sent is tried again at once (rule RL6). */
async function wake({ relay, place }: Turn): Promise<void> {
  for (const conversationId of place.conversationIds) {
    const status = await relay.store.readStatus(conversationId, place.id);
    if (status && status.state !== 'ok') await relay.store.askRetry({ conversationId, placeId: place.id });
  }
}
