import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

export const usePanelStyles = makeStyles({
  preview: {
    display: 'block',
    maxWidth: '100%',
    maxHeight: '32dvh',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground5,
  },
  clock: {
    ...typographyStyles.body1Strong,
    display: 'flex',
    alignItems: 'center',
    columnGap: '8px',
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
  },
  buttons: { display: 'flex', justifyContent: 'center', columnGap: '8px' },
  note: { ...typographyStyles.caption1, margin: 0 },
});
