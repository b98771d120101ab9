import type { Locale } from '../../api/contract/people.ts';
import type { CaseHit } from '../../api/domain/relay/posts.ts';
import { wordsFor } from '../words/wordsFor.ts';
import { openButton } from './actions.ts';
import { heading, toCard } from './blocks.ts';
import type { Card } from './card.ts';
import { keptText } from './keptText.ts';
import { paragraph } from './text.ts';
import { visibleName } from './visible.ts';

export type ShareForm = {
  cases: CaseHit[];
  original: { authorName: string; text: string };
  locale: Locale;
};

/** The dialog of "Share to a service case": submits `number` and `remark`. */
export function renderShareForm({ cases, original, locale }: ShareForm): Card {
  const words = wordsFor(locale);
  const head = heading(words.say('share.title'));
  if (cases.length === 0) return toCard([head, paragraph(words.say('share.noCases'))]);
  const choices = cases.map(({ number, title }) => ({
    title: `${number} · ${visibleName(title)}`,
    value: number,
  }));
  return toCard(
    [
      head,
      paragraph({ text: visibleName(original.authorName), size: 'Small', weight: 'Bolder' }),
      keptText(original.text),
      {
        type: 'Input.ChoiceSet',
        id: 'number',
        style: 'compact',
        label: words.say('share.case'),
        choices,
        isRequired: true,
        errorMessage: words.say('share.caseMissing'),
        ...(choices.length === 1 && choices[0] ? { value: choices[0].value } : {}),
      },
      {
        type: 'Input.Text',
        id: 'remark',
        label: words.say('share.remark'),
        placeholder: words.say('share.optional'),
        isMultiline: true,
        maxLength: 2_000,
      },
      paragraph({ text: words.say('share.readBy'), isSubtle: true }),
    ],
    [{ type: 'Action.Submit', title: words.say('share.confirm'), data: {}, style: 'positive' }],
  );
}

export type Shared =
  | { outcome: 'shared'; case: CaseHit; locale: Locale }
  | { outcome: 'refused'; reason: 'notYours' | 'closed' | 'notSetUp' | 'tooLong'; locale: Locale };

/** What the dialog says then; `summary` where only words fit. */
export function renderShared(shared: Shared): { card: Card; summary: string } {
  const words = wordsFor(shared.locale);
  if (shared.outcome === 'refused') {
    const summary = words.say(`share.${shared.reason}`);
    return { card: toCard([paragraph(summary)]), summary };
  }
  const { number, title, url } = shared.case;
  const summary = words.say('share.done', { number });
  return {
    card: toCard(
      [heading(summary), paragraph(visibleName(title))],
      [openButton(words.say('action.open'), url)],
    ),
    summary,
  };
}
