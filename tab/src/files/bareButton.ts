import { tokens } from '@fluentui/react-components';

/** The style of a button that is a picture: nothing of its own but the frame that shows the focus. */
export const bareButton = {
  margin: 0,
  padding: 0,
  border: 'none',
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: 'transparent',
  color: 'inherit',
  fontFamily: 'inherit',
  cursor: 'pointer',
  ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
} as const;
