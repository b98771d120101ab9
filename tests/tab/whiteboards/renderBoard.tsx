import type { Whiteboard } from '../../../api/contract/whiteboards.ts';
import { BoardPartsContext } from '../../../tab/src/whiteboards/useBoardParts.ts';
import { BoardWindow } from '../../../tab/src/whiteboards/BoardWindow.tsx';
import type { Lane } from '../../../tab/src/whiteboards/lane/Lane.ts';
import { createFakeApi } from '../createFakeApi.ts';
import { people } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aBoard, boardId, createFakeParts, createFakeSync } from './boardBuilders.tsx';

type Wish = {
  boards?: Whiteboard[];
  table?: Record<string, unknown>;
  fakeSync?: ReturnType<typeof createFakeSync>;
  lane?: Lane;
  person?: typeof people.marco;
  language?: 'en' | 'it';
  width?: number;
  /** As when the code of the board does not load. */
  isBroken?: boolean;
};

/** The window of the hero case's board, with a surface, sync and lane that do as the test says. */
export async function renderBoard(wish: Wish = {}) {
  const { boards = [aBoard()], fakeSync = createFakeSync(), width = 1280, person = people.anna } = wish;
  Object.defineProperty(document.documentElement, 'clientWidth', { value: width, configurable: true });
  const fake = createFakeApi({
    'GET /api/conversations/hero/whiteboards': () => ({ items: boards }),
    ...wish.table,
  });
  const parts = createFakeParts({ sync: fakeSync.sync, lane: wish.lane ?? null });
  const closed: string[] = [];
  const announced: string[] = [];
  let isBroken = wish.isBroken ?? false;
  const open: typeof parts.open = async (needs) => {
    if (isBroken) throw new Error('the code did not load');
    return parts.open(needs);
  };
  const view = await renderInSession(
    <BoardPartsContext value={open}>
      <BoardWindow whiteboardId={boardId} onClose={() => closed.push('closed')} />
    </BoardPartsContext>,
    { api: fake.api, person, language: wish.language ?? 'en', announced },
  );
  return { ...view, ...fake, parts, fakeSync, closed, announced, mend: () => void (isBroken = false) };
}
