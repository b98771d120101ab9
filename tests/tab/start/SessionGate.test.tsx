import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../../../tab/src/i18n/createI18n.ts';
import { createI18n } from '../../../tab/src/i18n/createI18n.ts';
import { ErrorBoundary } from '../../../tab/src/start/ErrorBoundary.tsx';
import { NotInTeams } from '../../../tab/src/start/NotInTeams.tsx';
import { SessionGate } from '../../../tab/src/start/SessionGate.tsx';
import type { Teams } from '../../../tab/src/teams.ts';
import { fileRules, gfms, people, rossi } from '../messages/builders.ts';

const teams: Teams = {
  theme: 'default',
  locale: 'en',
  linkedItem: null,
  onThemeChange: () => {},
  getToken: () => Promise.resolve('token'),
  isPhone: false,
  openLink: () => Promise.resolve(),
  notifyShown: () => {},
  openWindow: ({ onRefused }) => onRefused(),
  callPeople: null,
  closeDialog: null,
};

type Answers = Record<string, () => Response | Promise<Response>>;
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const failed = (status: number, code: string) =>
  json({ error: { code, message: code, reference: '7F3K-2Q9A' } }, status);

async function show(answers: Answers, language: Language = 'en') {
  const asked: string[] = [];
  globalThis.fetch = (input, init) => {
    const path = (typeof input === 'string' ? input : '').split('?')[0] ?? '';
    asked.push(`${path} ${new Headers(init?.headers).get('authorization') ?? ''}`);
    return Promise.resolve(answers[path]?.() ?? new Promise<Response>(() => {}));
  };
  const i18n = await createI18n(language);
  render(
    <FluentProvider theme={teamsLightTheme}>
      <I18nextProvider i18n={i18n}>
        <SessionGate teams={teams} />
      </I18nextProvider>
    </FluentProvider>,
  );
  return asked;
}

test('[SE1] every request carries the bearer token', async () => {
  const asked = await show({ '/api/me': () => failed(500, 'failed') });
  await waitFor(() => expect(asked.some((line) => line.startsWith('/api/me'))).toBe(true));
  expect(asked.every((line) => line.endsWith(' Bearer token'))).toBe(true);
});

test('[AX3] who is signed in but not set up is told what to send to whom', async () => {
  await show({ '/api/me': () => json({ setUp: false, name: 'Lena Vogt', reference: '7F3K-2Q9A' }) });
  expect(await screen.findByRole('heading', { name: 'Hello, Lena Vogt' })).toBeTruthy();
  expect(screen.getByText(/7F3K-2Q9A/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Copy these details' })).toBeTruthy();
});

test('[AX3] in Italian too', async () => {
  await show({ '/api/me': () => json({ setUp: false, name: null, reference: '7F3K-2Q9A' }) }, 'it');
  expect(await screen.findByRole('heading', { name: 'Salve' })).toBeTruthy();
});

test('[AX3] when the start fails the reference is shown, and trying again goes on', async () => {
  const me = {
    setUp: true,
    person: people.marco,
    company: rossi,
    role: 'operator',
    locale: 'it',
    gfms,
    files: fileRules,
  };
  let isRefused = true;
  await show({
    '/api/me': () => (isRefused ? failed(403, 'forbidden') : json(me)),
    '/api/conversations': () => json({ items: [] }),
    '/api/cases': () => json({ items: [] }),
  });
  expect((await screen.findByRole('alert')).textContent).toContain('7F3K-2Q9A');
  isRefused = false;
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('heading', { name: 'Conferencing' })).toBeTruthy();
});

test('[AX3] outside of Teams the page says where to open it', async () => {
  const i18n = await createI18n('it');
  render(
    <I18nextProvider i18n={i18n}>
      <NotInTeams />
    </I18nextProvider>,
  );
  expect(screen.getByRole('heading', { name: 'Apra Conferenza in Teams' })).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Apri Teams' })).toBeTruthy();
});

test('[AX3] a fault of our own code shows a reference instead of an empty frame', async () => {
  const reported = jest.fn();
  globalThis.reportError = reported;
  const silenced = jest.spyOn(console, 'error').mockImplementation(() => {});
  const i18n = await createI18n('en');
  const Faulty = () => {
    throw new Error('fault');
  };
  render(
    <I18nextProvider i18n={i18n}>
      <ErrorBoundary>
        <Faulty />
      </ErrorBoundary>
    </I18nextProvider>,
  );
  expect(screen.getByRole('alert').textContent).toMatch(/Something went wrong here.*Reference [0-9A-F]{8}/s);
  expect(screen.getByRole('button', { name: 'Load again' })).toBeTruthy();
  expect(reported).toHaveBeenCalledTimes(1);
  silenced.mockRestore();
});
