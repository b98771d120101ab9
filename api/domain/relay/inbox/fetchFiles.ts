import type { PersonRecord } from '../../ports.ts';
import type { CaseConversation } from '../composePost.ts';
import type { IncomingText } from '../gateway.ts';
import { fileClientIdOf } from '../placeIds.ts';
import type { Turn } from './turn.ts';

/** Writes down which files are to be fetched; nothing is fetched while the connector waits (rule FL7). */
export async function queueFiles(
  turn: Turn,
  named: { person: PersonRecord; state: CaseConversation; text: IncomingText },
): Promise<void> {
  const { relay, place } = turn;
  const { person, state, text } = named;
  for (const [index, file] of text.files.entries()) {
    const clientId = await fileClientIdOf({ placeId: place.id, activityId: text.activityId, index });
    await relay.store.queueFetch({
      id: clientId,
      placeId: place.id,
      conversationId: state.id,
      personId: person.id,
      activityId: text.activityId,
      name: file.name,
      url: file.url,
      at: turn.at,
      attempts: 0,
    });
    relay.notice({ fetches: true });
  }
}
