import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';

/**
 * Ctrl+F anywhere in the dialog around the text searches in it, instead of the browser in the page; Enter in the search
 * stays there. The returned function ends this.
 */
export function openSearchByKeys(around: HTMLElement, editor: EditorView): () => void {
  const dialog = around.closest('[role="dialog"]');
  const onAnyKey = (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey, shiftKey } = event;
    if (key.toLowerCase() !== 'f' || !(ctrlKey || metaKey) || altKey || shiftKey) return;
    const isHere = target === document.body || (target instanceof Node && dialog?.contains(target));
    if (!isHere) return;
    event.preventDefault();
    openSearchPanel(editor);
  };
  const onKey = (event: KeyboardEvent) => {
    const isSearch = event.target instanceof Element && event.target.closest('.cm-search') !== null;
    if (event.key === 'Enter' && isSearch) event.stopPropagation();
  };
  document.addEventListener('keydown', onAnyKey);
  around.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('keydown', onAnyKey);
    around.removeEventListener('keydown', onKey);
  };
}
