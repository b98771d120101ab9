import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** What stands under one's own messages, whatever it says. */
export const useSignStyles = makeStyles({
  sign: {
    ...typographyStyles.caption1,
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    margin: 0,
    minHeight: '20px',
    color: tokens.colorNeutralForeground3,
    textAlign: 'end',
  },
  failed: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'flex-end',
    gap: '4px 8px',
    maxWidth: '100%',
    paddingTop: '4px',
  },
  problem: { color: tokens.colorPaletteRedForeground1, textAlign: 'start' },
  icon: { flexShrink: 0 },
});
