import { makeStyles, tokens } from '@fluentui/react-components';

/** The bars that lie above the board. */
export const useBarStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px',
    padding: '4px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    pointerEvents: 'auto',
  },
  column: { flexDirection: 'column' },
  button: {
    minWidth: '40px',
    width: '40px',
    height: '40px',
    padding: '0',
    flexShrink: 0,
    '@media (pointer: coarse)': { minWidth: '48px', width: '48px', height: '48px' },
  },
  pressed: {
    color: tokens.colorBrandForeground1,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    ':hover': {
      color: tokens.colorBrandForeground1,
      backgroundColor: tokens.colorBrandBackground2Hover,
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  divider: {
    flexShrink: 0,
    width: '1px',
    alignSelf: 'stretch',
    margin: '4px',
    backgroundColor: tokens.colorNeutralStroke2,
  },
});
