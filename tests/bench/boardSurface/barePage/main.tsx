import '@excalidraw/excalidraw/index.css';
import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { Excalidraw as ExcalidrawComponent } from '@excalidraw/excalidraw';

/** Its declarations are not to be read by everybody. */
const Excalidraw = ExcalidrawComponent as unknown as ComponentType<{ initialData: Promise<object> }>;

/** Excalidraw and nothing else, with the same objects in the same view. */
async function load(): Promise<object> {
  const response = await fetch('/elements.json');
  const { elements, view } = (await response.json()) as { elements: object[]; view: object };
  return { elements, appState: view };
}

const initialData = load();
createRoot(document.getElementById('root') as HTMLElement).render(<Excalidraw initialData={initialData} />);
