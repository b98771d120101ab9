import { FluentProvider } from '@fluentui/react-components';
import { fireEvent, render, screen, within } from '@testing-library/react';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../../../../tab/src/i18n/createI18n.ts';
import { themes } from '../../../../tab/src/ui/themes.ts';
import type { BoardStyle } from '../../../../tab/src/whiteboards/surface/boardStyle.ts';
import type { ToolName } from '../../../../tab/src/whiteboards/surface/boardTools.ts';
import type { BoardObject } from '../../../../tab/src/whiteboards/surface/listObjects.ts';
import { ObjectList } from '../../../../tab/src/whiteboards/surface/ObjectList.tsx';
import { StyleBar } from '../../../../tab/src/whiteboards/surface/StyleBar.tsx';
import { ToolBar } from '../../../../tab/src/whiteboards/surface/ToolBar.tsx';

async function show(part: ReactElement, language: 'en' | 'it' = 'en'): Promise<void> {
  const i18n = await createI18n(language);
  render(
    <FluentProvider theme={themes.default}>
      <I18nextProvider i18n={i18n}>{part}</I18nextProvider>
    </FluentProvider>,
  );
}

const noop = () => undefined;
const button = (name: string) => screen.getByRole('button', { name });

test('[WB8] each tool is a button with a name, a key and whether it is taken', async () => {
  const taken: [ToolName, boolean][] = [];
  await show(
    <ToolBar
      tool="pen"
      room="column"
      onTake={(tool, { isByKeyboard }) => taken.push([tool, isByKeyboard])}
      onClear={noop}
    />,
  );
  const names = within(screen.getByRole('toolbar', { name: 'Tools' })).getAllByRole('button');
  expect(names).toHaveLength(12);
  expect(button('Pen').getAttribute('aria-pressed')).toBe('true');
  expect(button('Arrow').getAttribute('aria-pressed')).toBe('false');
  expect(button('Numbered marker').getAttribute('aria-keyshortcuts')).toBe('M');
  fireEvent.click(button('Sticky note'), { detail: 0 });
  fireEvent.click(button('Arrow'), { detail: 1 });
  expect(taken).toEqual([
    ['note', true],
    ['arrow', false],
  ]);
});

test('[WB4] where there is little room the most used tools are shown and the others one press away', async () => {
  const taken: ToolName[] = [];
  await show(<ToolBar tool="laser" room="little" onTake={(tool) => taken.push(tool)} onClear={noop} />, 'it');
  expect(screen.queryByRole('button', { name: 'Gomma' })).toBeNull();
  fireEvent.click(button('Altro'));
  fireEvent.click(await screen.findByRole('menuitemradio', { name: 'Gomma' }));
  expect(taken).toEqual(['eraser']);
});

test('[WB8] colour and width are radio buttons that arrow keys move', async () => {
  function Bar() {
    const [style, setStyle] = useState<BoardStyle>({ colour: 'red', width: 'medium' });
    return (
      <StyleBar
        style={style}
        canUndo={false}
        canRedo
        hasLittleRoom={false}
        hasClear
        onStyle={(change) => setStyle({ ...style, ...change })}
        onUndo={noop}
        onRedo={noop}
        onClear={noop}
      />
    );
  }
  await show(<Bar />);
  const isChosen = (name: string) => screen.getByRole('radio', { name }).getAttribute('aria-checked');
  fireEvent.keyDown(screen.getByRole('radio', { name: 'Red' }), { key: 'ArrowRight' });
  expect([isChosen('Red'), isChosen('Yellow')]).toEqual(['false', 'true']);
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Yellow' }));
  fireEvent.keyDown(screen.getByRole('radio', { name: 'Medium' }), { key: 'ArrowLeft' });
  expect(isChosen('Thin')).toBe('true');
  expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
});

const arrow: BoardObject = { id: 'a', kind: 'arrow', number: null, text: '', caption: '' };
const marker: BoardObject = { id: 'm', kind: 'marker', number: 2, text: '', caption: 'Guida inferiore' };
const anna = { personId: 'p', name: 'Anna Keller', companyId: 'gfms', at: new Date(0) };

function objectList(told: unknown[], more: { objects?: BoardObject[]; isReadOnly?: boolean } = {}) {
  return (
    <ObjectList
      objects={more.objects ?? [arrow, marker]}
      summary="2 objects, last by Anna Keller at 22:05"
      isReadOnly={more.isReadOnly ?? false}
      authorOf={(id) => (id === 'm' ? anna : null)}
      onFocus={(id) => told.push(['focus', id])}
      onCaption={(id, caption) => told.push(['caption', id, caption])}
      onDelete={(id) => told.push(['delete', id])}
      onAddNote={(text) => told.push(['note', text])}
      onClose={() => told.push(['close'])}
    />
  );
}

test('[WB8] the object list reads the board and changes it without a mouse', async () => {
  const told: unknown[] = [];
  await show(objectList(told));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Object list' }));
  const [, second] = screen.getAllByRole('listitem');
  expect(second?.textContent).toContain('Marker 2');
  expect(second?.textContent).toContain('by Anna Keller');
  fireEvent.click(button('Show on the board: Marker 2: Guida inferiore'));
  fireEvent.click(button('Delete: Arrow'));
  fireEvent.change(screen.getByLabelText('Text of the note'), { target: { value: ' Serrare la vite ' } });
  fireEvent.click(button('Add a note'));
  fireEvent.click(button('Caption of Arrow'));
  fireEvent.change(screen.getByLabelText(/What one sees here/), { target: { value: 'Verso la guida' } });
  fireEvent.click(button('Save'));
  fireEvent.keyDown(screen.getByRole('heading', { name: 'Object list' }), { key: 'Escape' });
  expect(told).toEqual([
    ['focus', 'm'],
    ['delete', 'a'],
    ['note', 'Serrare la vite'],
    ['caption', 'a', 'Verso la guida'],
    ['close'],
  ]);
});

test('[WB6] a board that is read only can be read object by object, and nothing of it changed', async () => {
  await show(objectList([], { isReadOnly: true }));
  expect(screen.getAllByRole('listitem')).toHaveLength(2);
  expect(screen.queryByRole('button', { name: /Delete|Caption|Add a note/ })).toBeNull();
});

test('[WB8] of thousands of objects a hundred are listed at once', async () => {
  const objects = Array.from({ length: 250 }, (_, place) => ({ ...arrow, id: `a${place}` }));
  await show(objectList([], { objects }));
  expect(screen.getAllByRole('listitem')).toHaveLength(100);
  fireEvent.click(button('Show 150 more'));
  expect(screen.getAllByRole('listitem')).toHaveLength(200);
});
