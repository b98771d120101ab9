import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import { makeStyles } from '@fluentui/react-components';
import { Search20Regular } from '@fluentui/react-icons';
import { useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../../api/contract/files.ts';
import { visibleName } from '../../messages/visibleName.ts';
import { formatSize } from '../../ui/formatSize.ts';
import { LocaleContext } from '../../ui/formatTime.ts';
import { useFilesAround } from '../FilesContext.ts';
import { createTextEditor } from './createTextEditor.ts';
import { openSearchByKeys } from './openSearchByKeys.ts';
import { ToolBar } from './ToolBar.tsx';
import type { FileText } from './useFileText.ts';
import { mostTextBytes } from './useFileText.ts';
import { WithText } from './WithText.tsx';

/** Text, logs and NC programs: monospaced, with line numbers and search. */
export function TextView({ file }: { file: ConversationFile }) {
  return <WithText file={file}>{(text) => <LoadedText name={visibleName(file.name)} {...text} />}</WithText>;
}

function LoadedText({ name, text, encoding, isCut }: FileText & { name: string }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const locale = useContext(LocaleContext);
  const isTouch = useFilesAround().layout === 'one';
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<EditorView | null>(null);
  useEffect(() => {
    if (!place.current) return;
    const view = createTextEditor({
      parent: place.current,
      text,
      label: name,
      isTouch,
      phrases: {
        Find: t('files.search.find'),
        next: t('files.search.next'),
        previous: t('files.search.previous'),
        all: t('files.search.all'),
        'match case': t('files.search.matchCase'),
        regexp: t('files.search.regexp'),
        'by word': t('files.search.byWord'),
        close: t('files.search.close'),
        'current match': t('files.search.currentMatch'),
        'on line': t('files.search.onLine'),
      },
    });
    setEditor(view);
    const stopKeys = openSearchByKeys(place.current, view);
    return () => {
      stopKeys();
      view.destroy();
    };
  }, [text, name, isTouch, t]);
  return (
    <>
      <div ref={place} className={styles.text} data-arrows />
      <ToolBar
        tools={[
          {
            label: t('files.preview.search'),
            icon: <Search20Regular />,
            onPress: () => {
              if (editor) openSearchPanel(editor);
            },
          },
        ]}
      >
        <span>{t('files.preview.lines', { count: editor?.state.doc.lines ?? 1 })}</span>
        <span>{t('files.preview.encoding', { name: encoding })}</span>
        {isCut && (
          <span role="status">{t('files.preview.cutText', { size: formatSize(mostTextBytes, locale) })}</span>
        )}
      </ToolBar>
    </>
  );
}

const useStyles = makeStyles({
  text: { flexGrow: 1, minHeight: 0, overflow: 'hidden' },
});
