import { AnnounceProvider, FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Person } from '../../../api/contract/people.ts';
import type { Api } from '../../../tab/src/api.ts';
import type { Language } from '../../../tab/src/i18n/createI18n.ts';
import { createI18n } from '../../../tab/src/i18n/createI18n.ts';
import { SessionContext } from '../../../tab/src/session.ts';
import { LocaleContext } from '../../../tab/src/ui/formatTime.ts';
import { fileRules, gfms, people, rossi } from './builders.ts';

type Options = { person?: Person; language?: Language; api?: Partial<Api>; announced?: string[] };

/** An api that answers nothing: a test gives the answers it is about. */
export const silentApi: Api = {
  get: () => new Promise(() => {}),
  send: () => new Promise(() => {}),
  open: () => new Promise(() => {}),
};

/** Renders as one person of the hero case sees it, with the tab's real words. */
export async function renderInSession(content: ReactNode, options: Options = {}) {
  const { person = people.marco, language = 'en', api, announced = [] } = options;
  const i18n = await createI18n(language);
  const company = person.companyId === gfms.id ? gfms : rossi;
  const session = { api: { ...silentApi, ...api }, person, company, gfms, files: fileRules };
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } });
  const around = (inner: ReactNode) => (
    <FluentProvider theme={teamsLightTheme}>
      <I18nextProvider i18n={i18n}>
        <LocaleContext value={language === 'it' ? 'it-IT' : 'en-GB'}>
          <AnnounceProvider value={{ announce: (words) => announced.push(words) }}>
            <QueryClientProvider client={client}>
              <SessionContext value={session}>{inner}</SessionContext>
            </QueryClientProvider>
          </AnnounceProvider>
        </LocaleContext>
      </I18nextProvider>
    </FluentProvider>
  );
  return render(content, { wrapper: ({ children }) => around(children) });
}
