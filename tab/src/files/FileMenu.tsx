import { Button, makeStyles } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useTranslation } from 'react-i18next';
import type { ConversationFile } from '../../../api/contract/files.ts';
import { visibleName } from '../messages/visibleName.ts';
import type { Choice } from '../ui/choice.ts';
import { PressMenu } from '../ui/PressMenu.tsx';
import { useFilesAround } from './FilesContext.ts';

/** Beside a listed file: its versions, and for its author how to delete it. */
export function FileMenu({ file, choices }: { file: ConversationFile; choices: readonly Choice[] }) {
  const styles = useStyles();
  const { t } = useTranslation();
  const { layout } = useFilesAround();
  if (choices.length === 0) return <span className={styles.nothing} />;
  return (
    <PressMenu
      positioning={{ align: 'end' }}
      isTouch={layout === 'one'}
      choices={choices}
      trigger={(properties) => (
        <Button
          {...properties}
          className={styles.button}
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t('files.menuFor', { name: visibleName(file.name) })}
        />
      )}
    />
  );
}

const useStyles = makeStyles({
  button: { flexShrink: 0 },
  nothing: { flexShrink: 0, width: '32px' },
});
