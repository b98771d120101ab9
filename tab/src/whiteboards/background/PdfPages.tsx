import { Button, Checkbox, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular, ErrorCircleRegular } from '@fluentui/react-icons';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visibleName } from '../../messages/visibleName.ts';
import { StateView } from '../../ui/StateView.tsx';
import { mostFiles } from '../../uploads/choose/fileProblem.ts';
import { failureWords } from './BackgroundBar.tsx';
import { PageTile } from './PageTile.tsx';
import type { PdfSource } from './pdfSource.ts';
import { openSource } from './pdfSource.ts';

/** One message holds so many files, and the PDF may be one of them. */
const mostPages = mostFiles - 1;

type Props = { source: PdfSource; onBack: () => void; onAdd: (pages: readonly number[]) => void };

type Opened =
  { state: 'loading' } | { state: 'open'; pdf: PDFDocumentProxy } | { state: 'failed'; error: Error };

/** Which pages of the PDF are drawn on: small pictures to choose from, several at once. */
export function PdfPages({ source, onBack, onAdd }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const opened = useSource(source);
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const back = (
    <Button className={styles.button} icon={<ArrowLeft20Regular />} onClick={onBack}>
      {t('whiteboards.background.back')}
    </Button>
  );
  if (opened.state === 'failed') {
    const name = visibleName(source.file.name);
    return (
      <StateView
        icon={<ErrorCircleRegular />}
        tone="failed"
        role="alert"
        title={failureWords(opened.error, { t, name })}
        actions={back}
      />
    );
  }
  if (opened.state === 'loading') {
    return <Spinner className={styles.loading} role="status" label={t('files.preview.loading')} />;
  }
  const { pdf } = opened;
  const all = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const isFull = chosen.size >= mostPages;
  const toggle = (page: number, isOn: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isOn) after.add(page);
      else after.delete(page);
      return after;
    });
  return (
    <>
      <div className={styles.pages}>
        {pdf.numPages > 1 && pdf.numPages <= mostPages && (
          <Checkbox
            label={t('whiteboards.background.allPages')}
            checked={chosen.size === all.length ? true : chosen.size > 0 ? 'mixed' : false}
            onChange={(_, { checked }) => setChosen(new Set(checked === true ? all : []))}
          />
        )}
        <ul role="list" className={styles.grid}>
          {all.map((page) => (
            <li key={page}>
              <PageTile
                pdf={pdf}
                page={page}
                isChosen={chosen.has(page)}
                isDisabled={isFull && !chosen.has(page)}
                onChosen={(isOn) => toggle(page, isOn)}
              />
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.foot}>
        {back}
        <span role="status" className={isFull ? styles.note : undefined}>
          {isFull && t('whiteboards.background.tooMany', { count: mostPages })}
        </span>
        <Button
          appearance="primary"
          className={styles.button}
          disabledFocusable={chosen.size === 0}
          onClick={() => onAdd([...chosen].sort((one, other) => one - other))}
        >
          {chosen.size === 0
            ? t('whiteboards.background.add')
            : t('whiteboards.background.addCount', { count: chosen.size })}
        </Button>
      </div>
    </>
  );
}

function useSource(source: PdfSource): Opened {
  const [opened, setOpened] = useState<{ of: PdfSource; as: Opened } | null>(null);
  useEffect(() => {
    let isGone = false;
    let end: (() => void) | null = null;
    openSource(source).then(
      ({ pdf, close }) => {
        if (isGone) return close();
        end = close;
        setOpened({ of: source, as: { state: 'open', pdf } });
      },
      (cause: unknown) => {
        const error = cause instanceof Error ? cause : new Error(String(cause));
        if (!isGone) setOpened({ of: source, as: { state: 'failed', error } });
      },
    );
    return () => {
      isGone = true;
      end?.();
    };
  }, [source]);
  return opened?.of === source ? opened.as : { state: 'loading' };
}

const useStyles = makeStyles({
  loading: { flexGrow: 1 },
  pages: { flexGrow: 1, minHeight: 0, padding: '12px 16px', overflowY: 'auto' },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(128px, 42%), 1fr))',
    gap: '12px',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    flexShrink: 0,
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px',
    padding: '8px 16px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  note: { color: tokens.colorNeutralForeground2 },
  button: { minHeight: '48px' },
});
