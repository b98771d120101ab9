import { AnnounceProvider } from '@fluentui/react-components';
import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { BoardElement } from '../../../../api/contract/boardElements.ts';
import { createI18n } from '../../../../tab/src/i18n/createI18n.ts';
import { LocaleContext } from '../../../../tab/src/ui/formatTime.ts';
import { useAnnounceChanges } from '../../../../tab/src/whiteboards/surface/useAnnounceChanges.ts';
import type { BoardSync } from '../../../../tab/src/whiteboards/sync/BoardSync.ts';
import { drawn } from './boardBuilders.ts';

type Listener = Parameters<BoardSync['onChanged']>[0];

function fakeSync(known: BoardElement[] = []) {
  const listeners = new Set<Listener>();
  const sync: BoardSync = {
    elements: () => new Map(known.map((element) => [element.id, element])),
    authorOf: () => ({ personId: 'anna', name: 'Anna Keller', companyId: 'gfms', at: new Date(0) }),
    put: () => undefined,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    saving: () => ({ state: 'saved', at: null }),
    onSaving: () => () => undefined,
  };
  return {
    sync,
    arrive: (elements: BoardElement[], isRefused = false) =>
      listeners.forEach((listener) => listener(elements, { isRefused })),
  };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

async function listen(sync: BoardSync, language: 'en' | 'it'): Promise<string[]> {
  const said: string[] = [];
  const i18n = await createI18n(language);
  renderHook(() => useAnnounceChanges(sync), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <AnnounceProvider value={{ announce: (text) => said.push(text) }}>
        <LocaleContext value={language}>
          <I18nextProvider i18n={i18n}>{children}</I18nextProvider>
        </LocaleContext>
      </AnnounceProvider>
    ),
  });
  return said;
}

const pass = (milliseconds: number) => act(() => jest.advanceTimersByTime(milliseconds));

test('[WB8] what others did in some seconds is said once, with who did it', async () => {
  const { sync, arrive } = fakeSync();
  const said = await listen(sync, 'en');
  arrive([drawn({ id: 'arrow', type: 'arrow' })]);
  for (let version = 2; version < 50; version += 1) arrive([drawn({ id: 'arrow', type: 'arrow', version })]);
  arrive([drawn({ id: 'note', customData: { note: true } })]);
  expect(said).toEqual([]);
  pass(4_000);
  expect(said).toEqual(['Anna Keller added an arrow and a note']);
  pass(10_000);
  expect(said).toHaveLength(1);
});

test('[WB8] it is said in the reader’s language, and tells changed from deleted', async () => {
  const { sync, arrive } = fakeSync([
    drawn({ id: 'one', type: 'ellipse' }),
    drawn({ id: 'two', type: 'line' }),
  ]);
  const said = await listen(sync, 'it');
  arrive([drawn({ id: 'one', type: 'ellipse', version: 2 })]);
  arrive([{ id: 'two', version: 2, versionNonce: 1, isDeleted: true }]);
  pass(4_000);
  expect(said).toEqual(['Anna Keller ha modificato un’ellisse. Anna Keller ha eliminato una linea']);
});

test('[WB8] what the server refused of one’s own is no news of others', async () => {
  const { sync, arrive } = fakeSync();
  const said = await listen(sync, 'en');
  arrive([drawn()], true);
  pass(10_000);
  expect(said).toEqual([]);
});
