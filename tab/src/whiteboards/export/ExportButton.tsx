import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import {
  ArrowDownload20Regular,
  ChevronDown16Regular,
  DocumentPdf20Regular,
  Image20Regular,
  SaveCopy20Regular,
  ShapeIntersect20Regular,
  SlideMultiple20Regular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Whiteboard } from '../../../../api/contract/whiteboards.ts';
import { useSaveAddress } from '../../files/preview/useDownload.ts';
import type { Choice } from '../../ui/choice.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { PressMenu } from '../../ui/PressMenu.tsx';
import type { BoardSync } from '../sync/BoardSync.ts';
import { useSaving } from '../useSaving.ts';
import { CopyNotice } from './CopyNotice.tsx';
import { exportAddress } from './exportAddress.ts';
import { findPages } from './findPages.ts';
import { useCopy } from './useCopy.ts';

const loadPages = () => import('./PagesDialog.tsx').then((file) => file.PagesDialog);

type Props = { board: Whiteboard; sync: BoardSync | null; hasWords: boolean; isTouch: boolean };
type ButtonProps = Omit<Props, 'sync'> & { choices: readonly Choice[] };

/** The board as a file: on the reader's device, or a copy in the conversation (rule WB7). */
export function ExportButton({ sync, ...props }: Props) {
  return sync ? <WithSync {...props} sync={sync} /> : <MenuButton {...props} choices={[]} />;
}

function WithSync({ sync, ...props }: Props & { sync: BoardSync }) {
  const { board } = props;
  const { t } = useTranslation();
  const save = useSaveAddress();
  const copy = useCopy(board);
  const saving = useSaving(sync);
  const [isChoosing, setIsChoosing] = useState(false);
  const isUnsaved = saving.state === 'saving' || saving.state === 'offline';
  const late = isUnsaved && saving.waiting > 0 ? { note: t('whiteboards.export.wait') } : {};
  const pages = findPages(sync.elements().values());
  const choices: Choice[] = [
    {
      key: 'png',
      label: t('whiteboards.export.png'),
      icon: <Image20Regular />,
      ...late,
      onChoose: () => save(exportAddress(board, { format: 'png' })),
    },
    {
      key: 'svg',
      label: t('whiteboards.export.svg'),
      icon: <ShapeIntersect20Regular />,
      onChoose: () => save(exportAddress(board, { format: 'svg' })),
    },
    {
      key: 'pdf',
      label: t('whiteboards.export.pdf'),
      icon: <DocumentPdf20Regular />,
      onChoose: () => save(exportAddress(board, { format: 'pdf' })),
    },
  ];
  if (pages.length > 0) {
    choices.push({
      key: 'pages',
      label: t('whiteboards.export.onePage'),
      icon: <SlideMultiple20Regular />,
      onChoose: () => setIsChoosing(true),
    });
  }
  // A closed case takes no more files.
  if (!board.isClosed) {
    for (const format of ['png', 'pdf'] as const) {
      choices.push({
        key: `copy.${format}`,
        label: t(format === 'png' ? 'whiteboards.export.copyPng' : 'whiteboards.export.copyPdf'),
        icon: <SaveCopy20Regular />,
        isDisabled: copy.isPending,
        onChoose: () => copy.make({ format }),
      });
    }
  }
  return (
    <>
      <MenuButton {...props} choices={choices} />
      <CopyNotice copy={copy} isTouch={props.isTouch} />
      {isChoosing && (
        <LazyPart load={loadPages} props={{ board, pages, copy, onClose: () => setIsChoosing(false) }} />
      )}
    </>
  );
}

function MenuButton({ choices, hasWords, isTouch }: ButtonProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const label = t('whiteboards.export.button');
  return (
    <PressMenu
      isTouch={isTouch}
      positioning={{ align: 'end' }}
      choices={choices}
      trigger={(properties) => (
        <Button
          {...properties}
          icon={<ArrowDownload20Regular />}
          disabledFocusable={choices.length === 0}
          className={mergeClasses(styles.button, isTouch && styles.touch)}
          {...(hasWords ? {} : { 'aria-label': label, title: label })}
        >
          {hasWords ? (
            <>
              {label}
              <ChevronDown16Regular className={styles.chevron} aria-hidden />
            </>
          ) : null}
        </Button>
      )}
    />
  );
}

const useStyles = makeStyles({
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
  touch: { minWidth: '48px', maxWidth: '48px', height: '48px' },
  chevron: { marginInlineStart: '8px' },
});
