import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { createFakeApi, refusal } from '../../createFakeApi.ts';
import { aMessage, people } from '../builders.ts';
import { field, renderComposer, type } from './renderComposer.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const mine = aMessage({ sequence: 9, text: 'Sì, la smonto adesso.' });
const editPath = 'PATCH /api/conversations/hero/messages/m9';

describe('[MS5] answering', () => {
  const target = {
    kind: 'reply' as const,
    message: aMessage({ sequence: 6, author: people.anna, text: 'Grazie' }),
  };

  test('the composer shows what is answered, with a cross to drop it', async () => {
    const { targets, sent } = await renderComposer({ target });
    const strip = screen.getByRole('group', { name: 'Reply to' });
    expect(strip.textContent).toBe('Anna Keller Grazie');
    type('Prego');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(sent).toEqual(['Prego']);
    fireEvent.click(within(strip).getByRole('button', { name: 'Do not reply' }));
    expect(targets).toEqual([null]);
  });

  test('Escape drops it', async () => {
    const { targets } = await renderComposer({ target });
    fireEvent.keyDown(field(), { key: 'Escape' });
    expect(targets).toEqual([null]);
  });
});

describe('[MS4] editing', () => {
  const edited = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Edited message' });
  const target = { kind: 'edit' as const, message: mine };

  test('saves the new text, and nothing when it is the same', async () => {
    const fake = createFakeApi({ [editPath]: { ...mine, text: 'Fatto' } });
    const { targets } = await renderComposer({ target, api: fake.api });
    expect((await edited()).value).toBe(mine.text);
    expect(document.activeElement).toBe(field('Edited message'));
    type('Fatto');
    fireEvent.keyDown(field('Edited message'), { key: 'Enter' });
    await waitFor(() => expect(targets).toEqual([null]));
    expect(fake.sent().map(({ body }) => body)).toEqual([{ text: 'Fatto' }]);
    cleanup();
    const same = await renderComposer({ target, api: fake.api });
    await edited();
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(same.targets).toEqual([null]);
    expect(fake.sent()).toHaveLength(1);
  });

  test('Escape cancels it, and the draft is as it was', async () => {
    await renderComposer();
    type('Bozza');
    cleanup();
    const { targets } = await renderComposer({ target });
    await edited();
    type('Altro');
    fireEvent.keyDown(field('Edited message'), { key: 'Escape' });
    expect(targets).toEqual([null]);
    cleanup();
    await renderComposer();
    expect(field().value).toBe('Bozza');
  });

  test('what is refused says so and loses nothing', async () => {
    const fake = createFakeApi({ [editPath]: refusal(409, 'caseClosed') });
    const { targets } = await renderComposer({ target, api: fake.api });
    await edited();
    type('Fatto');
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The case is closed.');
    expect(field('Edited message').value).toBe('Fatto');
    expect(targets).toEqual([]);
  });

  test('the readers stay named', async () => {
    const { container } = await renderComposer({ target });
    expect(container.textContent).toContain('Read by GFMS and Officine Rossi');
  });
});
