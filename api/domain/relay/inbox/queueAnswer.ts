import { deriveId } from '../../chain.ts';
import type { Press, PressAnswer } from '../gateway.ts';
import { placeIdOf } from '../placeIds.ts';
import type { QueuedPost } from '../relayPorts.ts';
import type { InboxParts } from './turn.ts';

/** The answer to a press of a client that takes none in place: it is said below, after the turn. */
export async function queueAnswer(
  { context, relay }: InboxParts,
  pressed: { press: Press; answer: PressAnswer },
): Promise<void> {
  const { press, answer } = pressed;
  const { address } = press.place;
  const placeId = await placeIdOf(address);
  const post: QueuedPost = {
    id: await deriveId('pressed', press.key),
    placeId,
    address,
    post: answer.type === 'post' ? answer.post : answer.said,
    place: answer.place,
    state: 'waiting',
    at: context.clock.now().toISOString(),
  };
  await relay.store.queuePost(post);
  relay.notice({ post });
}
