import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

/** How the rows of pane 1 look: those of conversations and those of cases one has not joined. */
export const useRowStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: '10px',
    width: 'calc(100% - 12px)',
    minHeight: '48px',
    margin: '0 6px 2px',
    padding: '6px 9px',
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusLarge,
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    textAlign: 'start',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 72px',
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground4Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground4Pressed },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
  },
  selectedInHighContrast: { outline: `1px solid ${tokens.colorNeutralStroke1}`, outlineOffset: '-2px' },
  lines: { flexGrow: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  line: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0 },
  name: { ...typographyStyles.body1, flexGrow: 1 },
  unreadName: { ...typographyStyles.body1Strong },
  time: { ...typographyStyles.caption1, flexShrink: 0, color: tokens.colorNeutralForeground3 },
  unreadTime: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForeground1 },
  // What does not fit goes to the next line. The dot before the first of a line is clipped away.
  second: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    minWidth: 0,
    minHeight: '18px',
    marginLeft: '-12px',
    clipPath: 'inset(0 0 0 12px)',
    color: tokens.colorNeutralForeground3,
  },
  part: {
    position: 'relative',
    display: 'flex',
    minWidth: 0,
    paddingLeft: '12px',
    '::before': { content: '"·"', position: 'absolute', left: '4px', color: tokens.colorNeutralForeground3 },
  },
  down: { ...typographyStyles.caption1Strong, color: tokens.colorPaletteRedForeground1 },
  last: { ...typographyStyles.caption1, flexGrow: 1, color: tokens.colorNeutralForeground3 },
  unreadLast: { color: tokens.colorNeutralForeground1 },
  cut: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  threeLines: {
    // Three lines.
    maxHeight: '60px',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  // In a narrow list Join goes below the words, which would else have no room for a word.
  wrapped: { flexWrap: 'wrap' },
  wideLines: { flexBasis: '120px', minWidth: '120px' },
  join: { flexShrink: 0, height: '24px', marginLeft: 'auto', padding: '0 8px' },
  end: { flexShrink: 0, display: 'flex', color: tokens.colorNeutralForeground3 },
});
