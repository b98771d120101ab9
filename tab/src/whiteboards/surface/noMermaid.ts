/** Stands in for `@excalidraw/mermaid-to-excalidraw` (97 MB): pasted diagrams stay text. */
export function parseMermaidToExcalidraw(): Promise<never> {
  return Promise.reject(new Error('diagrams are not drawn'));
}
