import { Body1, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { Delete20Regular, MyLocation20Regular, TextDescription20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ElementAuthor } from '../sync/BoardSync.ts';
import type { BoardObject } from './listObjects.ts';
import { objectName } from './objectWords.ts';

type Props = {
  object: BoardObject;
  author: ElementAuthor | null;
  isReadOnly: boolean;
  onFocus: () => void;
  onCaption: () => void;
  onDelete: () => void;
};

export function ObjectRow({ object, author, isReadOnly, onFocus, onCaption, onDelete }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { kind, number, text, caption } = object;
  const name = objectName(t, object);
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <Body1>
          <strong>{t(`boardSurface.kind.${kind}`, { number })}</strong>
          {text === '' ? null : ` ${text}`}
        </Body1>
        {caption === '' ? null : <Body1>{caption}</Body1>}
        {author && (
          <Caption1 className={styles.author}>{t('boardSurface.by', { name: author.name })}</Caption1>
        )}
      </div>
      <Button
        appearance="subtle"
        icon={<MyLocation20Regular />}
        aria-label={t('boardSurface.focusOn', { object: name })}
        onClick={onFocus}
      />
      {!isReadOnly && (
        <>
          <Button
            appearance="subtle"
            icon={<TextDescription20Regular />}
            aria-label={t('boardSurface.editCaption', { object: name })}
            onClick={onCaption}
          />
          <Button
            appearance="subtle"
            icon={<Delete20Regular />}
            aria-label={t('boardSurface.delete', { object: name })}
            onClick={onDelete}
          />
        </>
      )}
    </li>
  );
}

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    padding: '4px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
  author: { color: tokens.colorNeutralForeground2 },
});
