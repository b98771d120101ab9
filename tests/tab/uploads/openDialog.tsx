import { fireEvent, screen, within } from '@testing-library/react';
import { MessagesPane } from '../../../tab/src/messages/MessagesPane.tsx';
import { createUploads } from '../../../tab/src/uploads/store/createUploads.ts';
import { UploadsContext } from '../../../tab/src/uploads/useUploads.ts';
import { aConversation, heroMessages } from '../messages/builders.ts';
import { renderInSession } from '../messages/renderInSession.tsx';
import { aServer, aStorage, conversationPath } from './fakes.ts';

/** The pane of a conversation with its upload dialog open. */
export async function openDialog({ server = aServer() } = {}) {
  const announced: string[] = [];
  server.table[`GET ${conversationPath}/messages`] = { items: heroMessages };
  const uploads = createUploads({
    api: server.api,
    openBlob: server.openBlob,
    hash: async () => 'hash',
    storage: aStorage().storage,
  });
  const pane = (key: string, conversation = aConversation()) => (
    <UploadsContext value={uploads}>
      <MessagesPane
        key={key}
        conversation={conversation}
        isOffline={false}
        offlineSince={null}
        onShowDetails={() => undefined}
        layout="three"
        width={600}
      />
    </UploadsContext>
  );
  const { rerender } = await renderInSession(pane('wide'), { api: server.api, announced });
  fireEvent.click(await screen.findByRole('button', { name: 'Add' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Upload a new file' }));
  const dialog = await screen.findByRole('dialog', { name: 'Upload a new file' });
  return { server, uploads, announced, dialog, rerender, pane };
}

export function choose(dialog: HTMLElement, ...files: File[]): void {
  fireEvent.change(dialog.querySelector('input[type=file]')!, { target: { files } });
}

export const button = (place: HTMLElement, name: string) => within(place).getByRole('button', { name });
