import type { CaseHit } from '../../api/domain/relay/posts.ts';
import { pressButton } from './actions.ts';
import { heading, toCard } from './blocks.ts';
import { caseHead, caseRows, openCase, shownCases } from './caseRows.ts';
import type { Action, Element } from './card.ts';
import { keptText } from './keptText.ts';
import type { PostOf, Rendered, Setting } from './rendered.ts';
import { paragraph, sentence } from './text.ts';
import { shorten } from '../../api/domain/relay/cutText.ts';
import { visibleName } from './visible.ts';

/** What was asked for with `cases` or `link`. */
export function renderCases(post: PostOf<'cases'>, setting: Setting): Rendered {
  const { words } = setting;
  const query = shorten(visibleName(post.query), 100);
  if (post.cases.length === 0) return renderNoCases(query, post.seal, setting);
  const title = query === '' ? words.say('cases.title') : words.say('cases.found', { query });
  const rows = caseRows(post.cases, setting, (hit) => offerButton(hit, post, setting));
  return {
    card: toCard(
      [heading(title), ...rows, ...moreLine(post.cases, setting)],
      [newCaseButton(post.seal, setting)],
    ),
    summary: `${title} (${words.count('cases.summary', post.cases.length)})`,
  };
}

/** Of a list that offers to link, a case that is linked here already is one to write in. */
function offerButton(hit: CaseHit, { offers, seal }: PostOf<'cases'>, { words }: Setting): Action {
  const { number } = hit;
  if (offers === 'unlink')
    return pressButton({
      title: words.say('action.unlink', { number }),
      seal,
      press: { verb: 'unlink', number },
    });
  if (offers === 'write' || hit.isLinked === true) {
    const press = { verb: 'writeIn', number, heldId: null } as const;
    return pressButton({ title: words.say('action.writeIn', { number }), seal, press });
  }
  const press = { verb: 'link', number, heldId: null } as const;
  return pressButton({ title: words.say('action.linkNumber', { number }), seal, press });
}

function renderNoCases(query: string, seal: string, setting: Setting): Rendered {
  const { words } = setting;
  const text = query === '' ? words.say('cases.none') : words.say('cases.nothingFound', { query });
  const all = pressButton({ title: words.say('action.cases'), seal, press: { verb: 'showCases' } });
  return {
    card: toCard([paragraph(text)], [...(query === '' ? [] : [all]), newCaseButton(seal, setting)]),
    summary: text,
  };
}

/** The text is kept until a button says where it goes (rule RL3). */
export function renderWhichCase(post: PostOf<'whichCase'>, setting: Setting): Rendered {
  const { words } = setting;
  const title = words.say('whichCase.title');
  const rows = caseRows(post.cases, setting, ({ number }) =>
    pressButton({
      title: words.say('action.writeIn', { number }),
      seal: post.seal,
      press: { verb: 'writeIn', number, heldId: post.heldId },
    }),
  );
  const body = [
    heading(title),
    keptText(post.text),
    paragraph(words.say('whichCase.text')),
    ...rows,
    ...moreLine(post.cases, setting),
  ];
  return { card: toCard(body), summary: `${title} ${words.say('whichCase.text')}` };
}

export function renderWritingIn(post: PostOf<'writingIn'>, { words }: Setting): Rendered {
  const values = { number: post.number, title: visibleName(post.title) };
  const body: Element[] = [paragraph(sentence(words, 'writingIn.text', { values, strong: ['number'] }))];
  if (post.others.length > 0) body.push(paragraph({ text: words.say('writingIn.others'), isSubtle: true }));
  const buttons = post.others.slice(0, shownCases).map(({ number }) =>
    pressButton({
      title: words.say('action.writeIn', { number }),
      seal: post.seal,
      press: { verb: 'writeIn', number, heldId: null },
    }),
  );
  return { card: toCard(body, buttons), summary: words.say('writingIn.text', values) };
}

export function renderCaseCreated({ case: hit }: PostOf<'caseCreated'>, setting: Setting): Rendered {
  const { words, place } = setting;
  const title = words.say('created.title', { number: hit.number });
  const text = words.say('created.text', { gfms: visibleName(place.gfmsName) });
  const body = [heading(title), ...caseHead(hit, setting, 'row'), paragraph(text)];
  return { card: toCard(body, [openCase(hit, setting)]), summary: `${title}: ${visibleName(hit.title)}` };
}

function moreLine(cases: CaseHit[], { words }: Setting): Element[] {
  const more = cases.length - shownCases;
  if (more <= 0) return [];
  return [
    paragraph({
      text: words.count('cases.more', more, { command: words.say('command.link') }),
      isSubtle: true,
    }),
  ];
}

function newCaseButton(seal: string, { words }: Setting) {
  return pressButton({ title: words.say('action.newCase'), seal, press: { verb: 'showNewCase', text: '' } });
}
