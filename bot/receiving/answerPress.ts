import { z } from 'zod';
import type { ConnectorAnswer, Press, PressAnswer } from '../../api/domain/relay/gateway.ts';
import type { EndpointParts } from '../endpointParts.ts';
import { readPlace, readSender } from './readPlace.ts';
import { readPress } from './pressActions.ts';
import { keyOf } from './toIncoming.ts';
import type { TeamsActivity } from './teamsActivity.ts';

const executed = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) });

/**
 * `Action.Execute`. The card comes back as the answer, or a few words above it; a press that is none of ours is refused
 * in the form that Teams wants.
 */
export async function answerPress(
  activity: TeamsActivity,
  { inbox, render }: EndpointParts,
): Promise<ConnectorAnswer> {
  const invoke = executed.safeParse(activity.value).data?.action;
  const press = invoke && readPress(invoke.verb, invoke.data);
  if (!press) return refusal;
  return { status: 200, body: toAnswer(await inbox.press(toPress(activity, press)), render) };
}

/**
 * `Action.Submit`, which clients without `Action.Execute` send as a message: nobody waits for an answer, so that it is
 * handed on, to be sent after the turn. False when it is no press of ours.
 */
export async function takeSubmit(activity: TeamsActivity, parts: EndpointParts): Promise<boolean> {
  const data = activity.value;
  const verb: unknown = data instanceof Object ? Reflect.get(data, 'verb') : null;
  const read = readPress(verb, data);
  if (!read) return false;
  const press = toPress(activity, read);
  const answer = await parts.inbox.press(press);
  await parts.answerLater?.(press, answer);
  return true;
}

function toPress(activity: TeamsActivity, press: Pick<Press, 'seal' | 'action'>): Press {
  const cardId = activity.replyToId ?? null;
  return { key: keyOf(activity), place: readPlace(activity), from: readSender(activity), cardId, ...press };
}

function toAnswer(answer: PressAnswer, render: EndpointParts['render']) {
  const { text, card, summary } = render(answer.type === 'post' ? answer.post : answer.said, answer.place);
  if (answer.type === 'post' && card) {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card };
  }
  return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text ?? summary };
}

const refusal: ConnectorAnswer = {
  status: 400,
  body: {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'This button is not known here.' },
  },
};
