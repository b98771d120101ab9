import { Button, Divider, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  Dismiss20Regular,
  History20Regular,
  Image20Regular,
  Whiteboard24Regular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import type { Layout } from '../ui/useLayout.ts';
import { WindowHead } from '../ui/WindowHead.tsx';
import { BoardName } from './BoardName.tsx';
import type { BoardParts } from './OpenedBoard.ts';
import { CopyLinkButton } from './CopyLinkButton.tsx';
import { ExportButton } from './export/ExportButton.tsx';
import { PeopleHere } from './PeopleHere.tsx';
import { SavedState } from './SavedState.tsx';
import { SeenBy } from './SeenBy.tsx';

type Props = {
  board: Whiteboard;
  layout: Layout;
  width: number;
  /** Null while they are loaded. */
  parts: BoardParts | null;
  isReadOnly: boolean;
  /** Null where no background can be added. */
  onBackground: (() => void) | null;
  onVersions: (() => void) | null;
  onFollow: (peerId: string) => void;
  onClose: () => void;
};

/** From these widths on, in pixels: all in one line; words on the buttons. */
const oneLine = 1_060;
const withWords = 800;
/** In one pane, from here on: more faces than one. */
const roomy = 420;

/** What the board is called, how it stands, who sees it and who is there; then what can be done with it. */
export function BoardHead(props: Props) {
  const { board, layout, width, parts, isReadOnly, onBackground, onVersions, onFollow, onClose } = props;
  const styles = useStyles();
  const { t } = useTranslation();
  const isOne = layout === 'one';
  const isWide = width >= oneLine;
  const link = board.link !== null && <CopyLinkButton link={board.link} isTouch={isOne} />;
  const people = parts?.lane && (
    <PeopleHere
      lane={parts.lane}
      companies={board.companies}
      mostFaces={!isOne ? 4 : width < roomy ? 1 : 3}
      isTouch={isOne}
      onFollow={onFollow}
    />
  );
  const close = (
    <HeadButton
      label={t('whiteboards.window.close')}
      icon={<Dismiss20Regular />}
      isTouch={isOne}
      isSubtle
      onPress={onClose}
    />
  );
  const actions = (
    <>
      {onBackground && (
        <HeadButton
          label={t('whiteboards.background.button')}
          icon={<Image20Regular />}
          hasWords={width >= withWords}
          isTouch={isOne}
          onPress={onBackground}
        />
      )}
      <HeadButton
        label={t('whiteboards.versions.button')}
        icon={<History20Regular />}
        hasWords={width >= withWords}
        isTouch={isOne}
        onPress={onVersions}
      />
      <ExportButton board={board} sync={parts?.sync ?? null} hasWords={width >= withWords} isTouch={isOne} />
    </>
  );
  const below = (
    <>
      {!isWide && <SeenBy companies={board.companies} isStrip />}
      {isOne && (
        <div className={styles.second}>
          {actions}
          {link}
          <span className={styles.gap} />
          {people}
        </div>
      )}
    </>
  );
  return (
    <WindowHead isNarrow={isOne} below={below}>
      {!isOne && <Whiteboard24Regular className={styles.icon} aria-hidden />}
      <div className={styles.titles}>
        <BoardName board={board} mayRename={!isReadOnly} isTouch={isOne} />
        {parts && <SavedState sync={parts.sync} />}
      </div>
      {!isOne && link}
      {isWide && <SeenBy companies={board.companies} isStrip={false} />}
      <span className={styles.gap} />
      {!isOne && (
        <>
          {people}
          <Divider vertical className={styles.divider} />
          {actions}
        </>
      )}
      {close}
    </WindowHead>
  );
}

type HeadButtonProps = {
  label: string;
  icon: ReactElement;
  hasWords?: boolean;
  isTouch: boolean;
  isSubtle?: boolean;
  /** Null while it cannot be done yet. */
  onPress: (() => void) | null;
};

function HeadButton({ label, icon, hasWords = false, isTouch, isSubtle = false, onPress }: HeadButtonProps) {
  const styles = useStyles();
  return (
    <Button
      appearance={isSubtle ? 'subtle' : 'secondary'}
      icon={icon}
      disabledFocusable={onPress === null}
      className={mergeClasses(styles.button, isTouch && styles.touch)}
      onClick={() => onPress?.()}
      {...(hasWords ? {} : { 'aria-label': label, title: label })}
    >
      {hasWords ? label : null}
    </Button>
  );
}

const useStyles = makeStyles({
  second: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '56px',
    padding: '0 8px 4px 12px',
    boxSizing: 'border-box',
  },
  icon: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  titles: { display: 'flex', flexDirection: 'column', minWidth: 0, flexShrink: 1 },
  gap: { flexGrow: 1 },
  divider: { flexGrow: 0, flexShrink: 0, height: '32px' },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
  touch: { minWidth: '48px', maxWidth: '48px', height: '48px' },
});
