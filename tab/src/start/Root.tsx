import {
  AriaLiveAnnouncer,
  createDOMRenderer,
  FluentProvider,
  makeStyles,
  RendererProvider,
} from '@fluentui/react-components';
import { useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import { LinkOpenerContext } from '../files/LinkOpenerContext.ts';
import { LocaleContext } from '../ui/formatTime.ts';
import { ThemeNameContext, themes } from '../ui/themes.ts';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { LoadingPage } from './LoadingPage.tsx';
import { NotInTeams } from './NotInTeams.tsx';
import { SessionGate } from './SessionGate.tsx';
import { useStart } from './useStart.ts';

/** From the empty page to the session: Teams, theme, words. */
export function Root() {
  const renderer = useMemo(() => createRendererWithNonce(), []);
  const start = useStart();
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <ThemedPage {...start} />
    </RendererProvider>
  );
}

/** Styles are made below the renderer that knows the nonce, never beside it. */
function ThemedPage({ theme, i18n, locale, teams }: ReturnType<typeof useStart>) {
  const styles = useStyles();
  return (
    // A class of its own here would also be on every dialog's layer, and hide what lies below.
    <FluentProvider theme={themes[theme]}>
      <ThemeNameContext value={theme}>
        <div className={styles.page}>
          {i18n === null ? (
            <LoadingPage />
          ) : (
            <I18nextProvider i18n={i18n}>
              <LocaleContext value={locale}>
                <ErrorBoundary>
                  <AriaLiveAnnouncer>
                    {teams === null ? (
                      <NotInTeams />
                    ) : (
                      <LinkOpenerContext value={teams.isPhone ? teams.openLink : null}>
                        <SessionGate teams={teams} />
                      </LinkOpenerContext>
                    )}
                  </AriaLiveAnnouncer>
                </ErrorBoundary>
              </LocaleContext>
            </I18nextProvider>
          )}
        </div>
      </ThemeNameContext>
    </FluentProvider>
  );
}

/** The content security policy admits style elements only with the nonce of this answer. */
function createRendererWithNonce() {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
}

const useStyles = makeStyles({
  page: { height: '100%', display: 'flex', flexDirection: 'column', overflow: 'hidden' },
});
