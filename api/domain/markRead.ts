import type { ReadState } from '../contract/conversations.ts';
import type { Context } from './context.ts';
import type { ConversationState } from './conversationState.ts';
import type { PersonRecord } from './ports.ts';
import { toReadState } from './views.ts';

/** The person has read up to this sequence. Never backwards; beyond the newest entry means the newest. */
export async function markRead(
  context: Context,
  reader: PersonRecord,
  read: { state: ConversationState; sequence: number },
): Promise<ReadState> {
  const { state } = read;
  const sequence = Math.min(read.sequence, state.sequence);
  const known = (await context.readMarks.read(reader.id, [state.id])).get(state.id);
  const before = toReadState(state, { personId: reader.id, mark: known });
  if (sequence <= before.readUpTo) return before;
  const mark = { conversationId: state.id, sequence, ordinal: await ordinalAt(context, state, sequence) };
  await context.readMarks.advance(reader.id, mark);
  const after = toReadState(state, { personId: reader.id, mark });
  context.onRead({ personId: reader.id, conversationId: state.id, ...after });
  return after;
}

async function ordinalAt(context: Context, state: ConversationState, sequence: number): Promise<number> {
  if (sequence === state.sequence) return state.ordinal;
  const recent = (await context.log.recent(state.id)).find((entry) => entry.sequence === sequence);
  if (recent) return recent.ordinal;
  const page = { conversationId: state.id, before: sequence + 1, limit: 1 };
  return (await context.entries.readPage(page))[0]?.ordinal ?? 0;
}
