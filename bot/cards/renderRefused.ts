import type { RefusedReason } from '../../api/domain/relay/posts.ts';
import { commandButton, pressButton } from './actions.ts';
import { heading, toCard } from './blocks.ts';
import { caseRows } from './caseRows.ts';
import type { Action } from './card.ts';
import { cutText } from '../../api/domain/relay/cutText.ts';
import { formatSize } from './formatSize.ts';
import { keptText } from './keptText.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { paragraph } from './text.ts';
import { visibleName } from './visible.ts';

/** What happened and what to do next, with a button where one helps. */
export function renderRefused({ reason, number }: PostOf<'refused'>, { words }: Setting): Rendered {
  const shown = reason === 'alreadyLinked' && number === null ? 'alreadyLinkedHere' : reason;
  const text = words.say(`refused.${shown}`, {
    command: words.say('command.link'),
    ...(number === null ? {} : { number }),
  });
  const next = nextSteps[reason];
  const unlink = `${words.say('command.unlink')}${number === null ? '' : ` ${number}`}`;
  const button: Record<NextStep, () => Action> = {
    help: () => commandButton(words.say('action.help'), words.say('command.help')),
    cases: () => commandButton(words.say('action.cases'), words.say('command.cases')),
    newCase: () => commandButton(words.say('action.newCase'), words.say('command.newCase')),
    unlink: () => commandButton(capital(unlink), unlink),
  };
  return { card: toCard([paragraph(text)], next ? [button[next]()] : []), summary: text };
}

type NextStep = 'help' | 'cases' | 'newCase' | 'unlink';

const nextSteps: Record<RefusedReason, NextStep | null> = {
  noSuchCase: 'cases',
  noSuchCommand: 'help',
  notYours: 'cases',
  alreadyLinked: 'unlink',
  notLinked: 'cases',
  thirdCompany: null,
  closed: 'newCase',
  tooLong: null,
  onlyDispatcher: null,
  caseInTab: null,
  pictureNotCarried: null,
  oldCard: 'cases',
  failed: null,
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text that met a closed case is kept (rule SC6). */
export function renderClosed(post: PostOf<'closed'>, { words }: Setting): Rendered {
  const { heldId, seal } = post;
  const title = words.say('closed.title', { number: post.number });
  const text = words.say('closed.text');
  const body = [
    heading(title),
    paragraph({ text: visibleName(post.title), weight: 'Bolder' }, { spacing: 'None' }),
    paragraph(text),
    keptText(post.text),
  ];
  const buttons = (['reopenAndSend', 'newCaseForMachine'] as const).map((verb) =>
    pressButton({ title: words.say(`action.${verb}`), seal, press: { verb, heldId } }),
  );
  return { card: toCard(body, buttons), summary: `${title}. ${text}` };
}

/** Text that belongs nowhere gets a useful answer, never silence (rule RL9). */
export function renderUnlinkedText(post: PostOf<'unlinkedText'>, setting: Setting): Rendered {
  const { words } = setting;
  const { seal } = post;
  const title = words.say('unlinkedText.title');
  const rows = caseRows(post.cases, setting, ({ number }) =>
    pressButton({
      title: words.say('action.linkNumber', { number }),
      seal,
      press: { verb: 'link', number, heldId: post.heldId },
    }),
  );
  const body = [
    heading(title),
    paragraph(words.say('unlinkedText.text')),
    keptText(post.text),
    paragraph(words.say('unlinkedText.next')),
    ...rows,
  ];
  const text = cutText(post.text.trim(), 200);
  const buttons = [
    pressButton({ title: words.say('action.newCase'), seal, press: { verb: 'showNewCase', text } }),
    pressButton({ title: words.say('action.help'), seal, press: { verb: 'showHelp' } }),
  ];
  return { card: toCard(body, buttons), summary: `${title} ${words.say('unlinkedText.next')}` };
}

export function renderFileRefused(post: PostOf<'fileRefused'>, { words }: Setting): Rendered {
  const text = words.say(`file.${post.reason}`, {
    name: visibleName(post.fileName),
    size: formatSize(post.largestBytes, words.locale),
  });
  return { card: toCard([paragraph(text)]), summary: text };
}
