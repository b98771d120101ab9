import {
  Button,
  Input,
  makeStyles,
  mergeClasses,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import { Checkmark20Regular, Dismiss20Regular, Edit20Regular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Whiteboard, WhiteboardList } from '../../../api/contract/whiteboards.ts';
import { visibleName } from '../messages/visibleName.ts';
import { queryKeys } from '../queryKeys.ts';
import { useSession } from '../session.ts';
import { FailureText } from '../ui/FailureText.tsx';
import { boardPath } from './boardPath.ts';

/** As in the contract. */
const longestName = 200;

type Props = { board: Whiteboard; mayRename: boolean; isTouch: boolean };

/** The board's name, with a pencil that turns it into a field. */
export function BoardName({ board, mayRename, isTouch }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const [isRenaming, setIsRenaming] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);
  const end = () => {
    setIsRenaming(false);
    requestAnimationFrame(() => pencil.current?.focus());
  };
  if (isRenaming && mayRename) return <NameField board={board} isTouch={isTouch} onEnd={end} />;
  return (
    <span className={styles.line}>
      <h1 className={mergeClasses(styles.name, isTouch && styles.wrapped)} title={visibleName(board.name)}>
        <bdi>{visibleName(board.name)}</bdi>
      </h1>
      {mayRename && (
        <Button
          ref={pencil}
          appearance="subtle"
          size={isTouch ? 'large' : 'small'}
          className={isTouch ? styles.touch : undefined}
          icon={<Edit20Regular />}
          aria-label={t('whiteboards.window.rename')}
          title={t('whiteboards.window.rename')}
          onClick={() => setIsRenaming(true)}
        />
      )}
    </span>
  );
}

function NameField({ board, isTouch, onEnd }: Pick<Props, 'board' | 'isTouch'> & { onEnd: () => void }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { api } = useSession();
  const client = useQueryClient();
  const [name, setName] = useState(board.name);
  const renaming = useMutation({
    mutationFn: (wanted: string) => api.send<Whiteboard>('PATCH', boardPath(board.id), { name: wanted }),
    onSuccess: (renamed) => {
      client.setQueryData<WhiteboardList>(
        queryKeys.whiteboards(board.conversationId),
        (listed) =>
          listed && {
            items: listed.items.map((one) => (one.id === renamed.id ? { ...one, name: renamed.name } : one)),
          },
      );
      onEnd();
    },
  });
  const wanted = name.trim();
  const save = () => {
    if (wanted === board.name) onEnd();
    else if (wanted !== '' && !renaming.isPending) renaming.mutate(wanted);
  };
  const touch = isTouch ? styles.touch : undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onEnd();
      }}
    >
      <span className={styles.line}>
        <Input
          autoFocus
          className={mergeClasses(styles.field, touch && styles.tall)}
          aria-label={t('whiteboards.window.name')}
          maxLength={longestName}
          value={name}
          onFocus={({ currentTarget }) => currentTarget.select()}
          onChange={(_, { value }) => setName(value)}
        />
        <Button
          type="submit"
          appearance="subtle"
          className={touch}
          icon={<Checkmark20Regular />}
          disabledFocusable={wanted === '' || renaming.isPending}
          aria-label={t('whiteboards.window.nameSave')}
          title={t('whiteboards.window.nameSave')}
        />
        <Button
          appearance="subtle"
          className={touch}
          icon={<Dismiss20Regular />}
          aria-label={t('whiteboards.window.nameCancel')}
          title={t('whiteboards.window.nameCancel')}
          onClick={onEnd}
        />
      </span>
      {renaming.error && <FailureText error={renaming.error} />}
    </form>
  );
}

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  name: {
    ...typographyStyles.subtitle2,
    margin: 0,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground1,
  },
  // Beside large buttons a whole name needs two lines.
  wrapped: { whiteSpace: 'normal', overflowWrap: 'anywhere', maxHeight: '44px' },
  form: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  field: { flexGrow: 1, minWidth: 0 },
  tall: { minHeight: '48px' },
  touch: { minWidth: '48px', maxWidth: '48px', height: '48px' },
});
