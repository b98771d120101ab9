import type { CaseHit } from '../../api/domain/relay/posts.ts';
import type { shareWords } from './shareWords.ts';

/** A card may be 28 kB at most; the cases take a part of it. */
const longestCarried = 4_000;

/** The dialog's card. It carries the message, because Teams need not send it again with the choice. */
export function toShareCard({
  words,
  cases,
  original,
  nonce,
}: {
  words: (typeof shareWords)['en'];
  cases: CaseHit[];
  original: { authorName: string; text: string };
  nonce: string;
}): object {
  const { authorName, text } = original;
  const carried = text.length > longestCarried ? `${text.slice(0, longestCarried)}…` : text;
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [
      {
        type: 'RichTextBlock',
        inlines: [
          { type: 'TextRun', text: `${authorName}: `, weight: 'Bolder' },
          { type: 'TextRun', text: text.slice(0, 300) },
        ],
      },
      {
        type: 'Input.ChoiceSet',
        id: 'number',
        label: words.case,
        style: 'filtered',
        isRequired: true,
        errorMessage: words.case,
        value: cases[0]?.number,
        choices: cases.map(({ number, title }) => ({
          title: `${number} · ${title}`.slice(0, 200),
          value: number,
        })),
      },
      { type: 'Input.Text', id: 'remark', label: words.remark, isMultiline: true },
    ],
    actions: [
      { type: 'Action.Submit', title: words.share, data: { nonce, original: { authorName, text: carried } } },
    ],
  };
}
