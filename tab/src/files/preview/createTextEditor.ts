import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';
import { searchLooks } from './searchLooks.ts';
import { withoutLastBreak } from './withoutLastBreak.ts';

type Needs = {
  parent: HTMLElement;
  text: string;
  label: string;
  phrases: Record<string, string>;
  /** Controls for fingers. */
  isTouch: boolean;
};

/** A text to be read and searched, with the numbers of its lines. */
export function createTextEditor({ parent, text, label, phrases, isTouch }: Needs): EditorView {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: withoutLastBreak(text),
      extensions: [
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label, 'aria-readonly': 'true' }),
        nonce ? EditorView.cspNonce.of(nonce) : [],
        EditorState.phrases.of(phrases),
        lineNumbers(),
        highlightSpecialChars(),
        search({ top: true }),
        keymap.of(searchKeymap),
        theme,
        searchLooks({ isTouch }),
      ],
    }),
  });
}

const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  '&.cm-focused': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '13px',
    lineHeight: '20px',
    fontVariantLigatures: 'none',
  },
  '.cm-gutters': {
    color: tokens.colorNeutralForeground3,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 12px' },
  '.cm-content': { padding: '8px 0' },
  '.cm-line': { padding: '0 12px' },
});
