import { Button, mergeClasses, Tooltip } from '@fluentui/react-components';
import type { MouseEvent, ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useBarStyles } from './useBarStyles.ts';

type Props = {
  name: string;
  icon: ReactElement;
  /** As a person reads it: `P`, `Ctrl+Z`. */
  shortcut?: string;
  isPressed?: boolean;
  isDisabled?: boolean;
  tooltip?: 'after' | 'above';
  onPress: (event: MouseEvent<HTMLElement>) => void;
};

/** A button of the bars: its name is its label, its tooltip adds the key. */
export function ToolButton(props: Props) {
  const { name, icon, shortcut, isPressed, isDisabled = false, tooltip = 'above', onPress } = props;
  const styles = useBarStyles();
  const { t } = useTranslation();
  const content = shortcut === undefined ? name : t('boardSurface.withKey', { name, key: shortcut });
  return (
    <Tooltip content={content} relationship="inaccessible" positioning={tooltip} withArrow>
      <Button
        appearance="subtle"
        className={mergeClasses(styles.button, isPressed === true && styles.pressed)}
        icon={icon}
        aria-label={name}
        aria-pressed={isPressed}
        aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
        disabledFocusable={isDisabled}
        onClick={onPress}
      />
    </Tooltip>
  );
}
