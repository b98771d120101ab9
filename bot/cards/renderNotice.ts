import { openButton } from './actions.ts';
import { badge, badges, facts, heading, toCard } from './blocks.ts';
import { severityBadge, stateWords, turnBadge, turnWords } from './caseWords.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { paragraph } from './text.ts';
import { visibleName } from './visible.ts';

type NoticePost = PostOf<'notice'>;

/** Teams shows no more on a card. */
const mostButtons = 6;

/** What happened to a case within a minute (rule NT1). */
export function renderNotice(post: NoticePost, setting: Setting): Rendered {
  const { words, place } = setting;
  const hit = post.case;
  const changes = [...new Set(post.changes.map((change) => changeWords(post, change, setting)))];
  const by = { name: visibleName(post.by.name), company: visibleName(post.by.company.name) };
  const turn = turnWords(words, hit, place);
  const body = [
    paragraph({ text: hit.number, size: 'Small', isSubtle: true }),
    heading(hit.title),
    ...changes.map((text) => paragraph({ text, weight: 'Bolder' }, { spacing: 'Small' })),
    badges([
      severityBadge(words, hit.severity),
      ...(changes.includes(turn) ? [] : [turnBadge(turn, hit, place)]),
    ]),
    ...facts([
      { name: words.say('case.machine'), value: [{ text: visibleName(hit.machine) }] },
      place.audience === 'gfms'
        ? { name: words.say('case.customer'), value: [{ text: visibleName(hit.customerName) }] }
        : null,
    ]),
    badges([badge(words.say('notice.by', by), 'company')]),
  ];
  return {
    card: toCard(body, buttons(post, setting)),
    summary: `${hit.number} · ${changes.join(' · ')}`,
  };
}

/** Into the meeting first; of more boards than there is room for the newest. */
function buttons({ changes, case: hit }: NoticePost, { words }: Setting) {
  const meetings = changes.flatMap((change) => (change.type === 'meetingStarted' ? [change] : []));
  const joins = meetings.slice(-1).map(({ url }) => openButton(words.say('action.join'), url));
  const boards = changes.flatMap((change) => (change.type === 'whiteboard' ? [change] : []));
  const mostBoards = mostButtons - 1 - joins.length;
  const boardButtons = boards
    .slice(-mostBoards)
    .map(({ name, url }) =>
      openButton(
        boards.length === 1
          ? words.say('action.openBoard')
          : words.say('action.openBoardNamed', { name: visibleName(name) }),
        url,
      ),
    );
  return [...joins, ...boardButtons, openButton(words.say('action.open'), hit.url)];
}

function changeWords(
  { case: hit }: NoticePost,
  change: NoticePost['changes'][number],
  { words, place }: Setting,
): string {
  const isGfms = place.audience === 'gfms';
  switch (change.type) {
    case 'created':
      return words.say('notice.created');
    case 'state':
      return isGfms
        ? words.say('notice.state', { state: stateWords(words, change.state, place) })
        : turnWords(words, hit, place);
    case 'assignee':
      if (change.name === null) return words.say(isGfms ? 'notice.noAssignee' : 'notice.noContact');
      return words.say(isGfms ? 'notice.assignee' : 'notice.contact', { name: visibleName(change.name) });
    case 'severity':
      return words.say('notice.severity', { severity: words.say(`severity.${change.severity}`) });
    case 'meetingStarted':
      return words.say('notice.meeting');
    case 'whiteboard':
      return words.say('notice.whiteboard', { name: visibleName(change.name) });
    default:
      return change satisfies never;
  }
}
