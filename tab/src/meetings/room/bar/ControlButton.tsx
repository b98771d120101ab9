import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactElement, Ref } from 'react';
import { useTranslation } from 'react-i18next';

export type ControlLook = 'beside' | 'stacked' | 'icon';

type Props = {
  label: string;
  icon: ReactElement;
  /** As a person reads it, such as `M`. */
  shortcut?: string;
  /** Of a switch: whether it is on, and the word for it. */
  isOn?: boolean;
  state?: string;
  isDisabled?: boolean;
  /** Where its words stand: beside the icon, below it, or nowhere. */
  look: ControlLook;
  onPress: () => void;
  ref?: Ref<HTMLButtonElement>;
  menu?: { 'aria-haspopup': 'menu'; 'aria-expanded': boolean };
  onReach?: () => void;
};

/** A control of the room: an icon with its word, and of a switch whether it is on, in words too. */
export function ControlButton(props: Props) {
  const { label, icon, shortcut, isOn, state, isDisabled = false, look, onPress, ref, onReach, menu } = props;
  const styles = useStyles();
  const { t } = useTranslation('room');
  const title =
    shortcut !== undefined
      ? t('bar.withKey', { name: label, key: shortcut })
      : look === 'icon'
        ? label
        : undefined;
  return (
    <button
      ref={ref}
      type="button"
      className={mergeClasses(
        styles.button,
        look === 'stacked' && styles.stacked,
        look === 'icon' && styles.iconOnly,
        isOn === false && styles.off,
        isDisabled && styles.disabled,
      )}
      aria-label={label}
      aria-pressed={isOn}
      aria-keyshortcuts={shortcut}
      aria-disabled={isDisabled || undefined}
      title={title}
      onPointerEnter={onReach}
      onFocus={onReach}
      onClick={isDisabled ? undefined : onPress}
      {...menu}
    >
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {look !== 'icon' && (
        <span className={styles.words}>
          {label}
          {state !== undefined && <span className={styles.state}> {state}</span>}
        </span>
      )}
    </button>
  );
}

const useStyles = makeStyles({
  button: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    minWidth: 'min-content',
    minHeight: '48px',
    padding: '4px 12px',
    boxSizing: 'border-box',
    fontFamily: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    ':hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  stacked: { flexDirection: 'column', gap: '2px', padding: '4px 1px', textAlign: 'center' },
  iconOnly: { minWidth: '48px', padding: 0 },
  off: {
    backgroundColor: tokens.colorNeutralBackground5,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  disabled: { cursor: 'not-allowed', color: tokens.colorNeutralForegroundDisabled },
  icon: { display: 'flex', flexShrink: 0, fontSize: '20px' },
  /** With its frame never below 48 px. */
  words: { minWidth: '44px', overflowWrap: 'break-word' },
  state: { fontWeight: tokens.fontWeightSemibold },
});
