import { guardInput } from '../../../../tab/src/whiteboards/surface/guardInput.ts';

const photo = new File(['x'], 'Zona.jpg', { type: 'image/jpeg' });
const scene = new File(['{"type":"excalidraw","elements":[]}'], 'scene.excalidraw', {
  type: 'application/json',
});
const pdf = new File(['x'], 'Manuale.PDF', { type: '' });

let end: () => void;
let files: File[];
let texts: string[];
let reached: string[];
let isReadOnly: boolean;
let canvas: HTMLElement;
let testEnd: AbortController;

const onPage = ({ type }: Event) => reached.push(`${type} by the page`);

beforeEach(() => {
  testEnd = new AbortController();
  [files, texts, reached, isReadOnly] = [[], [], [], false];
  document.body.innerHTML =
    '<div id="surface"><div id="canvas" tabindex="0"></div><textarea></textarea></div>';
  const surface = document.getElementById('surface')!;
  canvas = document.getElementById('canvas')!;
  for (const kind of ['drop', 'paste', 'contextmenu']) {
    canvas.addEventListener(kind, () => reached.push(kind));
    document.addEventListener(kind, onPage, { signal: testEnd.signal });
  }
  end = guardInput(surface, {
    onFiles: (taken) => files.push(...taken),
    onText: (text) => texts.push(text),
    isReadOnly: () => isReadOnly,
  });
});
afterEach(() => {
  end();
  testEnd.abort();
});

/** jsdom has no DataTransfer. */
function fire(
  kind: 'drop' | 'paste',
  data: { files?: File[]; text?: string },
  target: Element = canvas,
): void {
  const transfer = { files: data.files ?? [], getData: () => data.text ?? '' };
  const event = new Event(kind, { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: transfer, clipboardData: transfer });
  target.dispatchEvent(event);
}

test('[WB5] what is dropped is taken as files, a scene too: it does not replace the board', () => {
  fire('drop', { files: [photo, pdf, scene] });
  expect(files).toEqual([photo, pdf, scene]);
  expect(reached).toEqual([]);
});

test('[WB5] a pasted picture becomes a file, pasted words become text, and Excalidraw hears of neither', () => {
  fire('paste', { files: [photo] });
  fire('paste', { text: 'graph TD; A-->B' });
  fire('paste', { text: 'https://www.youtube.com/watch?v=1' });
  expect(files).toEqual([photo]);
  expect(texts).toEqual(['graph TD; A-->B', 'https://www.youtube.com/watch?v=1']);
  expect(reached).toEqual([]);
});

test('[WB4] elements that were copied on a board go on to Excalidraw, and so does what is pasted into a text', () => {
  fire('paste', { text: '{"type":"excalidraw/clipboard","elements":[{}]}' });
  expect(reached).toContain('paste');
  reached.length = 0;
  fire('paste', { text: 'words' }, document.querySelector('textarea')!);
  expect(texts).toEqual([]);
  expect(reached).toEqual(['paste by the page']);
});

test('[WB6] a board that is read only takes nothing', () => {
  isReadOnly = true;
  fire('drop', { files: [photo] });
  fire('paste', { text: 'words' });
  expect([files, texts, reached]).toEqual([[], [], []]);
});

test('[WB4] Excalidraw’s menu of things that boards have not does not open', () => {
  canvas.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
  expect(reached).toEqual([]);
});
