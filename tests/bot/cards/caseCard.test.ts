import type { Locale } from '../../../api/contract/people.ts';
import { locales } from '../../../api/contract/people.ts';
import type { CaseHit, Post } from '../../../api/domain/relay/posts.ts';
import { caseStates } from '../../../api/contract/cases.ts';
import type { Card } from '../../../bot/cards/card.ts';
import { renderPost } from '../../../bot/cards/renderPost.ts';
import { serialNumberOf } from '../../../bot/cards/serialNumberOf.ts';
import { caseCardPost, caseHit, messagePost } from '../../builders/posts.ts';
import { actionsIn, elementsIn, paragraphsIn, pressesIn, textIn } from './shownIn.ts';

function draw(post: Post, locale: Locale = 'en', audience?: 'gfms' | 'customer'): Card {
  const { card } = renderPost(post, { locale, gfmsName: 'GFMS', ...(audience ? { audience } : {}) });
  if (!card) throw new Error('not a card');
  return card;
}

const titles = (card: Card) => actionsIn(card).map((action) => action.title);
const verbs = (card: Card) => pressesIn(card).map(({ verb }) => verb);

test('[RL2] the first line of a thread says who reads the replies, and how to stay internal', () => {
  const line = 'Replies here are read by Officine Rossi; start with // to stay internal';
  const [first] = paragraphsIn(draw(caseCardPost()));
  expect(first).toContain(line);
  expect(textIn(draw(caseCardPost()))).not.toContain('Mention');
});

test('[RL2] where the bot hears only mentions the card says so', () => {
  const card = draw(caseCardPost({ hearsMentionsOnly: true }));
  expect(textIn(card)).toContain('Mention @Conferencing, otherwise the customer does not get it');
});

test('[RL2] the root shows number, title, machine, severity, state, turn and assignee', () => {
  const text = textIn(draw(caseCardPost({ state: 'inProgress', assignee: 'Anna Keller' })));
  for (const part of [
    'SC-2026-000123',
    'Wire breaks on threading',
    'AgieCharmilles CUT P 350, 350-08.1147',
    'Machine down',
    'In progress',
    'Waiting for GFMS',
    'Anna Keller',
    'Officine Rossi, Brescia',
    '2417 Wire broke (invented)',
    // In the time zone of the site.
    '24 Nov, 22:04',
  ])
    expect(text).toContain(part);
});

test('[RL2] GFMS opens the case, takes it while it is nobody’s, and changes its state', () => {
  const free = draw(caseCardPost());
  expect(titles(free)).toEqual(['Open in Conferencing', 'Take the case', 'Change state', 'Change']);
  expect(verbs(free)).toEqual(['take', 'changeState']);
  expect(verbs(draw(caseCardPost({ assignee: 'Anna Keller' })))).toEqual(['changeState']);
  expect(verbs(draw(caseCardPost({ state: 'closed', turn: null })))).toEqual([]);
  const state = JSON.stringify(free.actions).match(/"id":"state".*?"choices":(\[.*?\])/)?.[1];
  expect(JSON.parse(state ?? '[]')).toEqual([
    { title: 'In progress', value: 'inProgress' },
    { title: 'Waiting for customer', value: 'waitingForCustomer' },
    { title: 'Closed', value: 'closed' },
  ]);
});

test('[SC8] a customer says from his card that the machine runs again, while it is down', () => {
  const card = draw(caseCardPost({ audience: 'customer', isThreadRoot: false }), 'it');
  expect(titles(card)).toEqual(['Apri in Conferenza', 'Di nuovo in funzione']);
  expect(verbs(card)).toEqual(['machineRuns']);
  expect(verbs(draw(caseCardPost({ audience: 'customer', downSince: null })))).toEqual([]);
});

test('[SC8] red is of a stopped machine only', () => {
  const styles = (post: Post) =>
    elementsIn(draw(post).body).flatMap((each) => (each.type === 'Badge' ? [each.style] : []));
  expect(styles(caseCardPost())).toContain('Attention');
  expect(styles(caseCardPost({ downSince: null }))).not.toContain('Attention');
  expect(JSON.stringify(draw(caseCardPost({ downSince: null })))).not.toContain('Attention');
});

test.each(locales)('[SC8] customers read three states only, in %s', (locale) => {
  const states = new Set<string>();
  for (const state of caseStates)
    for (const turn of state === 'closed' ? [null] : (['customer', 'gfms'] as const)) {
      const hit: CaseHit = caseHit({ state, turn, severity: 'low' });
      const by = { name: 'Anna', company: { id: 'gfms', name: 'GFMS', kind: 'gfms' as const } };
      const notice = {
        kind: 'notice' as const,
        case: hit,
        changes: [{ type: 'state' as const, state }],
        by,
        at: '2026-11-24T21:04:00.000Z',
      };
      const card = draw(
        caseCardPost({ audience: 'customer', state, turn, severity: 'low', downSince: null }),
        locale,
      );
      for (const each of [card, draw({ kind: 'caseCreated', case: hit }, locale)])
        states.add(
          elementsIn(each.body)
            .flatMap((element) => (element.type === 'Badge' ? [element.text] : []))
            .at(-1) ?? '',
        );
      states.add(paragraphsIn(draw(notice, locale))[2] ?? '');
    }
  expect(states.size).toBe(3);
  if (locale === 'en') expect(states).toEqual(new Set(['Waiting for you', 'Waiting for GFMS', 'Closed']));
});

test('[RL3] with several cases a message says where text goes, and changes it', () => {
  const elsewhere = draw(messagePost({ writingIn: { number: 'SC-2026-000124', isThisCase: false } }));
  expect(textIn(elsewhere)).toContain('What you write here goes to SC-2026-000124.');
  expect(pressesIn(elsewhere)[0]?.data).toMatchObject({ number: 'SC-2026-000123', heldId: null });
  const here = draw(messagePost({ writingIn: { number: 'SC-2026-000123', isThisCase: true } }));
  expect(verbs(here)).toEqual(['showCases']);
  expect(verbs(draw(messagePost()))).toEqual([]);
});

test('[RL3] linking says how many people of which companies read', () => {
  const readers = {
    companies: [
      { name: 'Officine Rossi', count: 4 },
      { name: 'GFMS', count: 1 },
    ],
    unknown: 1,
  };
  const post = {
    kind: 'linked' as const,
    number: 'SC-1',
    title: 'x',
    readers,
    isOneOfSeveral: false,
    seal: 's',
  };
  expect(textIn(draw(post))).toContain(
    'Read here by: Officine Rossi (4 people), GFMS (1 person), and 1 person who is not set up',
  );
  expect(textIn(draw(post, 'zh'))).toContain('Officine Rossi（4 人）');
});

test('[RL3] a held text goes where a button says', () => {
  const cases = [caseHit(), caseHit({ number: 'SC-2026-000124' })];
  const card = draw({ kind: 'whichCase', heldId: 'h1', text: 'Fatto.', cases, seal: 's' });
  expect(pressesIn(card).map(({ verb, data }) => [verb, data.number, data.heldId])).toEqual([
    ['writeIn', 'SC-2026-000123', 'h1'],
    ['writeIn', 'SC-2026-000124', 'h1'],
  ]);
});

test('[SC4] the form of a new case puts Machine down first and takes any serial number', () => {
  const machines = [{ serialNumber: '350-08.1147', model: 'CUT P 350' }];
  const card = draw({ kind: 'newCaseForm', machines, text: 'wire breaks', seal: 's' });
  const inputs = card.body.filter((each) => each.type === 'Input.Text' || each.type === 'Input.ChoiceSet');
  expect(inputs.map(({ id }) => id)).toEqual(['title', 'serialNumber', 'otherSerialNumber', 'severity']);
  expect(inputs.at(-1)).toMatchObject({ choices: [{ value: 'machineDown' }, {}, {}, {}] });
  expect(serialNumberOf({ serialNumber: '1', otherSerialNumber: ' 2 ' })).toBe('2');
  expect(serialNumberOf({ serialNumber: '1', otherSerialNumber: '' })).toBe('1');
  expect(serialNumberOf({ serialNumber: 7 })).toBe('');
});
