import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** Such as a phone that lies on its side. */
export const lowScreen = '@media (max-height: 479px)';

export const useDialogStyles = makeStyles({
  surface: { maxWidth: '648px', [lowScreen]: { padding: '12px' } },
  /** One pane: the whole of it. */
  whole: {
    width: '100%',
    maxWidth: '100%',
    height: '100dvh',
    maxHeight: '100dvh',
    margin: 0,
    padding: '12px',
    borderRadius: 0,
    border: 'none',
  },
  titleInOne: { ...typographyStyles.subtitle2, alignSelf: 'center' },
  body: {
    rowGap: '12px',
    // Fluent lets the whole dialog scroll there, and its buttons out of sight.
    [lowScreen]: {
      rowGap: '8px',
      maxHeight: 'calc(100dvh - 32px)',
      gridTemplateRows: 'auto minmax(0, 1fr) auto',
    },
  },
  wholeBody: {
    height: '100%',
    rowGap: '8px',
    maxHeight: 'none',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
  },
  content: { display: 'flex', flexDirection: 'column', rowGap: '12px', minHeight: 0, overflowY: 'hidden' },
  /** Below the line of readers, which stays in sight; the padding is for the rings of the focus. */
  scrolled: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    rowGap: '12px',
    minHeight: 0,
    margin: '-2px',
    padding: '2px',
    overflowY: 'auto',
    [lowScreen]: { rowGap: '8px' },
  },
  readers: { borderRadius: tokens.borderRadiusMedium, overflow: 'hidden', flexShrink: 0 },
  footer: {
    gridColumn: '1 / -1',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    flexWrap: 'wrap',
    gap: '8px',
    paddingTop: '4px',
  },
  footerInOne: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, paddingTop: '8px' },
  note: {
    ...typographyStyles.caption1,
    flex: '1 1 220px',
    margin: 0,
    color: tokens.colorNeutralForeground2,
  },
  buttons: {
    display: 'flex',
    columnGap: '8px',
    marginInlineStart: 'auto',
    '& > button': { whiteSpace: 'nowrap' },
  },
});
