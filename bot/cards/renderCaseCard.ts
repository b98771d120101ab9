import type { Action, Container, Element } from './card.ts';
import { openButton, pressButton } from './actions.ts';
import { badges, facts, heading, readerLine, toCard } from './blocks.ts';
import { severityBadge, stateWords, timeWords, turnBadge, turnWords } from './caseWords.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import type { Run } from './text.ts';
import { paragraph, sentence } from './text.ts';
import { visibleName, visibleText } from './visible.ts';

type CaseCardPost = PostOf<'caseCard'>;

const botName = '@Conferencing';
const offeredStates = ['inProgress', 'waitingForCustomer', 'waitingForGfms', 'closed'] as const;

/** The case as it stands; updated in place (rule RL2). */
export function renderCaseCard(post: CaseCardPost, { words, place }: Setting): Rendered {
  const setting = { words, place: { ...place, audience: post.audience } };
  const quiet = { size: 'Small', isSubtle: true } as const;
  const body: Element[] = [
    ...readerLines(post, setting),
    paragraph({ text: post.number, ...quiet }),
    heading(post.title),
    statusLine(post, setting),
    ...factRows(post, setting),
    paragraph(
      {
        text: words.say('case.updated', { time: timeWords(words, post.updatedAt, post.timeZone) }),
        ...quiet,
      },
      { spacing: 'Small' },
    ),
  ];
  return {
    card: toCard(body, buttons(post, setting)),
    summary: `${post.number} · ${visibleName(post.title)} · ${turnOf(post, setting)}`,
  };
}

function readerLines(post: CaseCardPost, { words }: Setting): Container[] {
  const customer = visibleName(post.customer.name);
  const gfms = visibleName(post.gfms.name);
  if (post.audience === 'customer' || !post.isThreadRoot)
    return [
      readerLine(
        sentence(words, 'case.readBy', { values: { gfms, customer }, strong: ['gfms', 'customer'] }),
      ),
    ];
  const values = { customer, slashes: '//', mention: botName };
  const strong = ['customer', 'slashes', 'mention'];
  const lines = [readerLine(sentence(words, 'case.repliesRead', { values, strong }))];
  if (post.hearsMentionsOnly)
    lines[0]?.items.push(paragraph(sentence(words, 'case.mentionOnly', { values, strong })));
  return lines;
}

function turnOf(post: CaseCardPost, { words, place }: Setting): string {
  return turnWords(words, { ...post, customerName: post.customer.name }, place);
}

function statusLine(post: CaseCardPost, setting: Setting): Element {
  const { words, place } = setting;
  // A machine that runs again is not down, whatever the case says of its beginning.
  const isDown = post.downSince !== null;
  const severity = post.severity === 'machineDown' && !isDown ? 'high' : post.severity;
  return badges([
    severityBadge(words, isDown ? 'machineDown' : severity),
    turnBadge(turnOf(post, setting), post, place),
  ]);
}

function factRows(post: CaseCardPost, setting: Setting): Element[] {
  const { words, place } = setting;
  const state = stateWords(words, post.state, place);
  const isGfms = post.audience === 'gfms';
  const plain = (text: string): Run[] => [{ text: visibleName(text) }];
  const customer = [post.customer.name, post.site].filter((part) => part !== '').join(', ');
  const contact = post.assignee
    ? isGfms
      ? post.assignee
      : words.say('case.contactAt', { name: post.assignee, gfms: post.gfms.name })
    : words.say('case.nobody');
  return facts([
    isGfms
      ? { name: words.say('case.customer'), value: plain(customer) }
      : post.site === ''
        ? null
        : { name: words.say('case.site'), value: plain(post.site) },
    { name: words.say('case.machine'), value: machineRuns(post, words.say('case.machineUnconfirmed')) },
    post.downSince
      ? {
          name: words.say('case.downSince'),
          value: plain(timeWords(words, post.downSince, post.timeZone)),
        }
      : null,
    post.turnSince && post.state !== 'closed'
      ? {
          name: words.say('case.turnSince'),
          value: plain(timeWords(words, post.turnSince, post.timeZone)),
        }
      : null,
    isGfms && state !== turnOf(post, setting) ? { name: words.say('case.state'), value: plain(state) } : null,
    { name: words.say(isGfms ? 'case.assignee' : 'case.contact'), value: plain(contact) },
    post.alarmText.trim() === ''
      ? null
      : { name: words.say('case.alarm'), value: [{ text: visibleText(post.alarmText) }] },
  ]);
}

function machineRuns({ machine: { brand, model, serialNumber } }: CaseCardPost, unconfirmed: string): Run[] {
  const named = visibleName([brand, model].filter((part) => part !== '').join(' '));
  const name: Run = { text: named === '' ? unconfirmed : named };
  if (serialNumber === '') return [name];
  return [
    { ...name, text: `${name.text}, ` },
    { text: visibleName(serialNumber), fontType: 'Monospace' },
  ];
}

function buttons(post: CaseCardPost, { words, place }: Setting): (Action | null)[] {
  const { seal } = post;
  const open = openButton(words.say('action.open'), post.url);
  if (post.audience === 'customer')
    return [
      open,
      post.downSince && post.state !== 'closed'
        ? pressButton({ title: words.say('action.machineRuns'), seal, press: { verb: 'machineRuns' } })
        : null,
    ];
  if (post.state === 'closed') return [open];
  const choices = offeredStates
    .filter((state) => state !== post.state)
    .map((state) => ({ title: stateWords(words, state, place), value: state }));
  return [
    open,
    post.assignee === null
      ? pressButton({ title: words.say('action.take'), seal, press: { verb: 'take' } })
      : null,
    {
      type: 'Action.ShowCard',
      title: words.say('action.changeState'),
      card: {
        type: 'AdaptiveCard',
        version: '1.5',
        body: [
          {
            type: 'Input.ChoiceSet',
            id: 'state',
            style: 'compact',
            label: words.say('action.newState'),
            choices,
            ...(choices[0] ? { value: choices[0].value } : {}),
          },
        ],
        actions: [
          pressButton({ title: words.say('action.confirmState'), seal, press: { verb: 'changeState' } }),
        ],
      },
    },
  ];
}
