import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Add20Regular, ArrowUpload20Regular, Whiteboard20Regular } from '@fluentui/react-icons';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { PressMenu } from '../../ui/PressMenu.tsx';
import type { Layout } from '../../ui/useLayout.ts';

type Props = {
  layout: Layout;
  /** The composer's box: the menu stands above it and covers no reader line. */
  box: HTMLElement | null;
  onUpload: () => void;
  /** Null while a board is being made. */
  onWhiteboard: (() => void) | null;
};

/** What can be added to a conversation: exactly two items, as in the manual. */
export const AddMenu = memo(function AddMenu({ layout, box, onUpload, onWhiteboard }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const isOne = layout === 'one';
  return (
    <PressMenu
      isTouch={isOne}
      positioning={{
        target: box,
        position: 'above',
        align: 'start',
        offset: { mainAxis: 8, crossAxis: isOne ? 8 : 0 },
        fallbackPositions: [],
      }}
      trigger={(properties) => (
        <Button
          {...properties}
          icon={<Add20Regular />}
          aria-label={t('messages.add')}
          title={t('messages.add')}
          className={mergeClasses(styles.button, isOne && styles.touch)}
        />
      )}
      choices={[
        {
          key: 'whiteboard',
          label: t('messages.whiteboardSession'),
          icon: <Whiteboard20Regular />,
          ...(onWhiteboard ? {} : { note: t('whiteboards.making'), isDisabled: true }),
          onChoose: () => onWhiteboard?.(),
        },
        {
          key: 'file',
          label: t('messages.uploadFile'),
          icon: <ArrowUpload20Regular />,
          onChoose: onUpload,
        },
      ]}
    />
  );
});

const useStyles = makeStyles({
  button: { flexShrink: 0 },
  touch: { width: '48px', minWidth: '48px', maxWidth: '48px', height: '48px' },
});
