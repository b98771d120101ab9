import type { Frame, Page } from 'playwright-core';
import type { BoardElement } from '../../../api/contract/boardElements.ts';
import type { Product } from '../../e2e/startProduct.ts';

const perRequest = 200;

/** A board of the demo's case with these elements; answers its id. */
export async function writeBoard(product: Product, elements: readonly BoardElement[]): Promise<string> {
  const engineer = await product.as('anna-keller');
  const { conversationId } = (await engineer.get(`/cases/${product.heroCase}`)).body as {
    conversationId: string;
  };
  const draft = { clientId: crypto.randomUUID() };
  const opened = await engineer.post(`/conversations/${conversationId}/whiteboards`, draft);
  const { id } = opened.body as { id: string };
  for (let at = 0; at < elements.length; at += perRequest) {
    const sent = { elements: elements.slice(at, at + perRequest) };
    const { status, text } = await engineer.post(`/whiteboards/${id}/operations`, sent);
    if (status !== 200) throw new Error(`drawing was answered ${status}: ${text}`);
  }
  return id;
}

/** The window of that board, as the host opens it; answers the tab's frame. */
export async function openBoard(
  page: Page,
  opened: { product: Product; whiteboardId: string; personId: string },
): Promise<Frame> {
  const { product, whiteboardId, personId } = opened;
  const dialog = `/?${new URLSearchParams({ whiteboard: whiteboardId })}`;
  await page.goto(`${product.hostUrl}/?${new URLSearchParams({ person: personId, dialog, title: 'Board' })}`);
  const tab = await page.locator('iframe[title="Conferencing"]').elementHandle();
  const frame = await tab.contentFrame();
  if (!frame) throw new Error('the tab has no frame');
  return frame;
}
