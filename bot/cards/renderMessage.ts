import type { Card, ColumnSet, Element } from './card.ts';
import { badge, toCard } from './blocks.ts';
import { openAction, pressButton } from './actions.ts';
import { cutText, shorten } from '../../api/domain/relay/cutText.ts';
import { messageText } from './messageText.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { formatSize } from './formatSize.ts';
import type { Run } from './text.ts';
import { paragraph, sentence } from './text.ts';
import { visibleName, visibleText } from './visible.ts';

type MessagePost = PostOf<'message'>;

/** Bytes of a card's JSON that Teams takes *(its documentation: about 28 kB)*. */
const largestCard = 28_000;
/** Of an empty one. */
const bytesOfParagraph = Buffer.byteLength(JSON.stringify(paragraph('', { spacing: 'None' })));
/** Of each, more are told by their number. */
const shownNames = 5;
const shownReactions = 10;

/** A person's message from elsewhere: who of which company, what, and where it belongs. */
export function renderMessage(post: MessagePost, setting: Setting): Rendered {
  const name = visibleName(post.author.name);
  const company = visibleName(post.author.company.name);
  const text = shorten(
    visibleText(firstWords(post))
      .replace(/```+|\s+/g, ' ')
      .replace(/ {2,}/g, ' ')
      .trim(),
    100,
  );
  return {
    card: fitCard(post, setting),
    summary: setting.words.say('message.summary', { name, company, text }),
  };
}

function firstWords({ text, files }: MessagePost): string {
  return text.trim() === '' ? files.map((file) => visibleName(file.name)).join(', ') : text;
}

function fitCard(post: MessagePost, setting: Setting): Card {
  const longest = mostThatMayFit(post.text);
  if (longest === post.text.length) {
    const whole = drawCard(post, setting);
    if (bytesOf(whole) <= largestCard) return whole;
  }
  const files = post.files.slice(0, 10);
  const drawCut = (length: number) =>
    drawCard({ ...post, files, text: cutText(post.text, length) }, setting, {
      isCut: length < post.text.length,
      hiddenFiles: post.files.length - files.length,
    });
  return fitLength(longest, drawCut);
}

/** An upper bound that costs no drawing: a character has a byte at least, a line what its paragraph needs. */
function mostThatMayFit(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    bytes += text.charCodeAt(index) === 10 ? bytesOfParagraph : 1;
    if (bytes > largestCard) return index;
  }
  return text.length;
}

/** The card grows nearly evenly with its text: each guess is drawn between what fits and what does not. */
function fitLength(longest: number, drawCut: (length: number) => Card): Card {
  let fits = { length: 0, card: drawCut(0) };
  let tooLong = { length: longest, card: drawCut(longest) };
  if (bytesOf(tooLong.card) <= largestCard) return tooLong.card;
  while (tooLong.length - fits.length > 1 && bytesOf(fits.card) < largestCard - 300) {
    const [below, above] = [bytesOf(fits.card), bytesOf(tooLong.card)];
    const share = Math.min(0.9, Math.max(0.1, (largestCard - 150 - below) / (above - below)));
    const length = fits.length + Math.max(1, Math.floor(share * (tooLong.length - fits.length)));
    const card = drawCut(length);
    if (bytesOf(card) <= largestCard) fits = { length, card };
    else tooLong = { length, card };
  }
  return fits.card;
}

const wholly = { isCut: false, hiddenFiles: 0 };

function drawCard(post: MessagePost, setting: Setting, { isCut, hiddenFiles } = wholly): Card {
  const { words } = setting;
  const body: Element[] = [authorLine(post)];
  if (post.quote) body.push(quoteBlock(post.quote));
  if (post.text !== '') body.push({ type: 'Container', spacing: 'Small', items: messageText(post.text) });
  if (isCut) body.push(restLine(post, setting));
  body.push(...post.files.map((file) => fileLine(file, setting)));
  if (hiddenFiles > 0)
    body.push(paragraph({ text: words.count('message.moreFiles', hiddenFiles), isSubtle: true }));
  if (post.reactions.length > 0) body.push(reactionsLine(post, setting));
  body.push(footer(post, setting), ...writingLine(post, setting));
  return toCard(body, writingButtons(post, setting));
}

function authorLine({ author }: MessagePost): ColumnSet {
  const name = paragraph({ text: visibleName(author.name), weight: 'Bolder' });
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'auto', verticalContentAlignment: 'Center', items: [name] },
      { type: 'Column', width: 'auto', spacing: 'Small', items: [badge(author.company.name, 'company')] },
    ],
  };
}

function quoteBlock({ authorName, text }: NonNullable<MessagePost['quote']>): Element {
  const flat = visibleText(text).replace(/\s+/g, ' ').trim();
  return {
    type: 'Container',
    style: 'emphasis',
    spacing: 'Small',
    items: [
      paragraph({ text: visibleName(authorName), size: 'Small', weight: 'Bolder' }),
      paragraph({ text: shorten(flat, 200), size: 'Small', isSubtle: true }, { spacing: 'None' }),
    ],
  };
}

function restLine({ url }: MessagePost, { words }: Setting): Element {
  return paragraph(
    [
      { text: words.say('message.rest'), isSubtle: true },
      { text: '  ' },
      { text: words.say('message.openRest'), opens: openAction(url) },
    ],
    { spacing: 'Small' },
  );
}

/** The name opens the tab at the file. */
function fileLine({ name, size, kind, url }: MessagePost['files'][number], { words }: Setting): Element {
  return paragraph(
    [
      { text: `${kind === 'image' ? '🖼' : '📎'} ` },
      { text: shortFileName(visibleName(name)), opens: openAction(url) },
      { text: `  ${formatSize(size, words.locale)}`, size: 'Small', isSubtle: true },
    ],
    { spacing: 'Small' },
  );
}

/** Its ending says what it is: the middle goes. */
function shortFileName(name: string): string {
  return name.length <= 80 ? name : `${cutText(name, 55)}…${name.slice(-20).replace(/^[\udc00-\udfff]/, '')}`;
}

function reactionsLine({ reactions }: MessagePost, { words }: Setting): Element {
  const each = reactions.slice(0, shownReactions).map(({ emoji, names }) => {
    const shown = names.slice(0, shownNames).map((name) => shorten(visibleName(name), 60));
    const more = names.length - shown.length;
    return `${visibleText(emoji)} ${[...shown, ...(more > 0 ? [words.count('message.more', more)] : [])].join(', ')}`;
  });
  return paragraph({ text: each.join('   '), size: 'Small', isSubtle: true }, { spacing: 'Small' });
}

function footer({ case: { number }, url, isEdited }: MessagePost, { words }: Setting): Element {
  const quiet = { size: 'Small', isSubtle: true } as const;
  const runs: Run[] = [{ text: number, ...quiet }];
  if (isEdited) runs.push({ text: ` · ${words.say('message.edited')}`, ...quiet });
  const opens = openAction(url);
  if (opens) runs.push({ text: ' · ', ...quiet }, { text: words.say('message.open'), size: 'Small', opens });
  return paragraph(runs, { separator: true });
}

function writingLine({ writingIn }: MessagePost, { words }: Setting): Element[] {
  if (!writingIn) return [];
  const key = writingIn.isThisCase ? 'message.writingHere' : 'message.writingElsewhere';
  const values = { number: writingIn.number };
  const runs = sentence(words, key, { values, strong: ['number'], look: { size: 'Small' } });
  return [paragraph(runs, { spacing: 'Small' })];
}

function writingButtons({ writingIn, case: { number }, seal }: MessagePost, { words }: Setting) {
  if (!writingIn) return [];
  return writingIn.isThisCase
    ? [pressButton({ title: words.say('action.changeCase'), seal, press: { verb: 'showCases' } })]
    : [
        pressButton({
          title: words.say('action.writeIn', { number }),
          seal,
          press: { verb: 'writeIn', number, heldId: null },
        }),
      ];
}

function bytesOf(card: Card): number {
  return Buffer.byteLength(JSON.stringify(card));
}
