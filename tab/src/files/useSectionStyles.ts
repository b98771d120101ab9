import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** What the two sections of pane 3 that show files have in common. */
export const useSectionStyles = makeStyles({
  note: {
    ...typographyStyles.caption1,
    margin: 0,
    padding: '0 4px 4px',
    color: tokens.colorNeutralForeground2,
  },
  showAll: { ...typographyStyles.caption1 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});
