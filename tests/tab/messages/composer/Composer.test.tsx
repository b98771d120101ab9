import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { aConversation, aDirectConversation, people } from '../builders.ts';
import { field, renderComposer, type } from './renderComposer.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

describe('[MS10] the composer names its readers before a word is written', () => {
  test('both companies, when it crosses', async () => {
    const { container } = await renderComposer();
    expect(container.textContent).toContain('Read by GFMS and Officine Rossi');
    expect(strongWords(container)).toEqual(['GFMS', 'Officine Rossi']);
  });

  test('one company and its people, when it does not', async () => {
    const { container } = await renderComposer({ conversation: aDirectConversation(), person: people.anna });
    expect(strongWords(container)).toEqual(['Only GFMS']);
    expect(container.textContent).toContain('Luis, Sven and you');
  });

  test('in Italian', async () => {
    const shared = await renderComposer({ language: 'it' });
    expect(shared.container.textContent).toContain('Letto da GFMS e Officine Rossi');
    cleanup();
    const direct = await renderComposer({
      language: 'it',
      conversation: aDirectConversation(),
      person: people.anna,
    });
    expect(direct.container.textContent).toContain('Solo GFMS');
    expect(direct.container.textContent).toContain('Luis, Sven e Lei');
  });

  test('people with the same first name are told apart; many are counted', async () => {
    const since = '2026-11-12T20:50:00.000Z';
    const others = ['Luis Ortega', 'Luis Maier', 'Sven Brandt', 'Eva Roth', 'Ada Kurz'];
    const members = others.map((name, index) => ({ ...people.luis, id: `p${index}`, name, since }));
    const conversation = { ...aDirectConversation(), members };
    const { container } = await renderComposer({ conversation, person: people.anna });
    expect(container.textContent).toContain('Luis Ortega, Luis Maier, Sven, 2 more and you');
  });
});

test.each([
  [2, 'also in 2 Teams places'],
  [1, 'also in 1 Teams place'],
])('[RL3] the composer says that it is read in %i Teams places too', async (all, words) => {
  const api = { get: <Answer,>() => Promise.resolve({ items: [], all } as Answer) };
  await renderComposer({ api });
  expect(await screen.findByText(words)).toBeTruthy();
});

test('[RL8] of a direct chat no Teams place is asked for', async () => {
  const asked: string[] = [];
  const get = <Answer,>(path: string) => {
    asked.push(path);
    return Promise.resolve({ items: [], all: 1 } as Answer);
  };
  await renderComposer({ conversation: aDirectConversation(), person: people.anna, api: { get } });
  expect(asked).toEqual([]);
});

describe('[MS3] writing', () => {
  test('Enter sends what was typed, unchanged; Shift+Enter does not', async () => {
    const { sent } = await renderComposer();
    type('  “N10 G01”\n-- X1.5 ');
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true });
    expect(sent).toEqual([]);
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual(['  “N10 G01”\n-- X1.5 ']);
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  test('the button sends; nothing is sent of blanks alone', async () => {
    const { sent } = await renderComposer();
    type(' \n ');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([]);
    type('Sì');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual(['Sì']);
  });

  test('on touch Enter makes a new line and the button sends', async () => {
    const { sent } = await renderComposer({ layout: 'one', language: 'it' });
    type('Sì');
    expect(fireEvent.keyDown(field('Messaggio'), { key: 'Enter' })).toBe(true);
    expect(sent).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: 'Invia' }));
    expect(sent).toEqual(['Sì']);
  });

  test('Enter that ends a composition sends nothing', async () => {
    const { sent } = await renderComposer();
    type('你好');
    fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
    fireEvent.compositionStart(field());
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual([]);
  });

  test('nothing corrects or beautifies what is typed', async () => {
    await renderComposer();
    expect(field().getAttribute('autocorrect')).toBe('off');
    expect(field().getAttribute('autocomplete')).toBe('off');
  });

  test('a text that is too long says by how much and is not sent', async () => {
    const { sent } = await renderComposer();
    type('x'.repeat(21_234));
    expect(screen.getByRole('status').textContent).toBe('1,234 characters too many. A message holds 20,000.');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    fireEvent.keyDown(field(), { key: 'Enter' });
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(sent).toEqual([]);
    type('x'.repeat(20_000));
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toHaveLength(1);
  });

  test.each(['ab\u0000', 'ab\uD800', 'ab\uDC00c'])(
    '%j cannot be stored: it is told, not changed',
    async (typed) => {
      const { sent } = await renderComposer();
      type(typed);
      expect(screen.getByRole('status').textContent).toBe(
        'Character 3 cannot be stored. Delete it, then send.',
      );
      fireEvent.keyDown(field(), { key: 'Enter' });
      expect(sent).toEqual([]);
      type('ab😀');
      fireEvent.keyDown(field(), { key: 'Enter' });
      expect(sent).toEqual(['ab😀']);
    },
  );
});

describe('[MS7] a draft', () => {
  test('stays with its conversation and survives a reload', async () => {
    await renderComposer();
    type('Ugello');
    cleanup();
    await renderComposer({ conversation: aConversation({ id: 'other' }) });
    expect(field().value).toBe('');
    cleanup();
    await renderComposer();
    expect(field().value).toBe('Ugello');
  });

  test('is another person’s no more than a message is', async () => {
    await renderComposer();
    type('Ugello');
    cleanup();
    await renderComposer({ person: people.giulia });
    expect(field().value).toBe('');
  });

  test('is gone when it was sent', async () => {
    await renderComposer();
    type('Ugello');
    fireEvent.keyDown(field(), { key: 'Enter' });
    cleanup();
    await renderComposer();
    expect(field().value).toBe('');
    expect(localStorage).toHaveLength(0);
  });
});

test('[FL1] [WB1] Add opens exactly two items: a whiteboard and an upload', async () => {
  const { uploads, whiteboards } = await renderComposer({ language: 'it' });
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi' }));
  expect(await screen.findAllByRole('menuitem')).toHaveLength(2);
  fireEvent.click(screen.getByRole('menuitem', { name: 'Sessione whiteboard' }));
  expect(whiteboards).toEqual(['made']);
  expect(uploads).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Caricare un nuovo file' }));
  expect(uploads).toEqual(['opened']);
});

test('[WB1] while a whiteboard is being made no second one can be asked for, and Add says why', async () => {
  await renderComposer({ language: 'it', isMaking: true });
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi' }));
  const item = await screen.findByRole('menuitem', {
    name: 'Sessione whiteboard',
    description: 'Creazione della whiteboard…',
  });
  expect(item.getAttribute('aria-disabled')).toBe('true');
});

test('[SC6] a closed case has no composer, and the text typed before is kept to be copied', async () => {
  const hero = aConversation();
  await renderComposer();
  type('La resina è satura');
  cleanup();
  await renderComposer({ conversation: hero, isClosed: true });
  const note = screen.getByRole('note');
  expect(note.textContent).toContain('This case is closed. Your text is kept:');
  expect(note.textContent).toContain('La resina è satura');
  expect(within(note).getByRole('button', { name: 'Copy' })).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

function strongWords(container: HTMLElement): string[] {
  return [...container.querySelectorAll('strong')].map(({ textContent }) => textContent);
}
