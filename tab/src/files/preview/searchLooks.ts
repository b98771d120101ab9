import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';

/** The editor's search panel, with its buttons, fields and boxes as Fluent's; `isTouch`: for fingers. */
export function searchLooks({ isTouch }: { isTouch: boolean }): Extension {
  const height = isTouch ? '48px' : '32px';
  return EditorView.theme({
    '.cm-panels': {
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground2,
    },
    '.cm-panels.cm-panels-top': { borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
    '.cm-panel.cm-search': {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: '8px',
      padding: `8px calc(${height} + 16px) 8px 12px`,
      fontFamily: tokens.fontFamilyBase,
      fontSize: '14px',
    },
    // On a telephone the text itself needs the room: what is left finds the next and the one before, and ends
    // what was chosen when there was more room.
    '@media (max-width: 600px) and (pointer: coarse)': {
      '.cm-panel.cm-search :is(label:not(:has(:checked)), [name=select])': { display: 'none' },
    },
    '.cm-panel.cm-search br': { display: 'none' },
    '.cm-panel.cm-search label': {
      display: 'flex',
      alignItems: 'center',
      gap: '8px',
      minHeight: height,
      margin: 0,
      fontSize: '14px',
      cursor: 'pointer',
    },
    '.cm-panel.cm-search input[type=checkbox]': {
      ...control,
      appearance: 'none',
      display: 'grid',
      placeContent: 'center',
      flexShrink: 0,
      width: '16px',
      height: '16px',
      borderColor: tokens.colorNeutralStrokeAccessible,
      borderRadius: tokens.borderRadiusSmall,
    },
    '.cm-panel.cm-search input[type=checkbox]:checked': {
      borderColor: tokens.colorCompoundBrandBackground,
      backgroundColor: tokens.colorCompoundBrandBackground,
      color: tokens.colorNeutralForegroundInverted,
    },
    '.cm-panel.cm-search input[type=checkbox]:checked::before': {
      content: '"✓"',
      fontSize: '12px',
      lineHeight: '14px',
      fontWeight: tokens.fontWeightBold,
    },
    '.cm-panel.cm-search .cm-textfield': {
      ...control,
      minHeight: height,
      padding: '0 8px',
      cursor: 'text',
      borderColor: tokens.colorNeutralStrokeAccessible,
    },
    '.cm-panel.cm-search .cm-textfield::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    '.cm-panel.cm-search .cm-button': {
      ...control,
      minHeight: height,
      padding: '0 12px',
      fontWeight: tokens.fontWeightSemibold,
    },
    '.cm-panel.cm-search [name=close]': {
      ...control,
      top: '8px',
      right: '8px',
      width: height,
      height,
      borderColor: 'transparent',
      backgroundColor: 'transparent',
      fontSize: '20px',
    },
    '.cm-panel.cm-search button:hover': {
      backgroundColor: tokens.colorNeutralBackground1Hover,
      color: tokens.colorNeutralForeground1Hover,
    },
    '.cm-panel.cm-search button:active': {
      backgroundColor: tokens.colorNeutralBackground1Pressed,
      backgroundImage: 'none',
      color: tokens.colorNeutralForeground1Pressed,
    },
    '.cm-panel.cm-search :is(button, input):focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '1px',
    },
    // In the theme of high contrast the colour alone would not be seen.
    '.cm-searchMatch': {
      backgroundColor: tokens.colorPaletteYellowBackground2,
      color: tokens.colorNeutralForeground1,
      outline: `1px solid ${tokens.colorPaletteYellowForeground2}`,
    },
    '.cm-searchMatch-selected': {
      backgroundColor: tokens.colorBrandBackground,
      color: tokens.colorNeutralForegroundOnBrand,
    },
    '.cm-searchMatch-selected *, .cm-searchMatch *': { color: 'inherit' },
  });
}

const control = {
  margin: 0,
  boxSizing: 'border-box',
  border: '1px solid',
  borderColor: tokens.colorNeutralStroke1,
  borderRadius: tokens.borderRadiusMedium,
  backgroundColor: tokens.colorNeutralBackground1,
  backgroundImage: 'none',
  color: tokens.colorNeutralForeground1,
  fontFamily: 'inherit',
  fontSize: '14px',
  cursor: 'pointer',
} as const;
