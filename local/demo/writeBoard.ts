import { drawOnBoard } from '../../api/domain/boards/drawOnBoard.ts';
import { openBoard } from '../../api/domain/boards/openBoard.ts';
import { summarise } from '../../api/domain/boards/boardViews.ts';
import type { Context } from '../../api/domain/context.ts';
import { makeFileId } from '../../api/domain/fileIds.ts';
import type { PersonRecord } from '../../api/domain/ports.ts';
import { demoBoard } from './demoBoard.ts';

const author = 'marco-bianchi';

/** Draws the demo's whiteboard on the photo that Marco has sent. */
export async function writeBoard(
  context: Context,
  written: { conversationId: string; findPerson: (id: string) => Promise<PersonRecord> },
): Promise<void> {
  const { conversationId, findPerson } = written;
  const photo = { conversationId, authorId: author, clientId: 'demo-Guida inferiore.jpg' };
  const draft = { clientId: 'demo-board', date: context.clock.now().toISOString().slice(0, 10) };
  const { board } = await openBoard(context, await findPerson(author), { conversationId, draft });
  for (const { by, elements } of demoBoard(await makeFileId(photo))) {
    await drawOnBoard(context, await findPerson(by), { conversationId, whiteboardId: board.id, elements });
  }
  const summary = summarise(await context.boards.log.read(board.id));
  if (summary) await context.boards.store.writeSummary(summary);
}
