import { act, fireEvent, screen } from '@testing-library/react';
import type { Conversation } from '../../../../api/contract/conversations.ts';
import type { Api } from '../../../../tab/src/api.ts';
import { Composer } from '../../../../tab/src/messages/composer/Composer.tsx';
import type { ComposerTarget } from '../../../../tab/src/messages/composer/ComposerTarget.ts';
import type { Layout } from '../../../../tab/src/ui/useLayout.ts';
import type { people } from '../builders.ts';
import { aConversation } from '../builders.ts';
import { renderInSession, silentApi } from '../renderInSession.tsx';

type Wish = {
  conversation?: Conversation;
  layout?: Layout;
  isClosed?: boolean;
  /** A whiteboard is being made. */
  isMaking?: boolean;
  target?: ComposerTarget | null;
  api?: Partial<Api>;
  person?: typeof people.marco;
  language?: 'en' | 'it';
};

/** The composer, and what it asks for. */
export async function renderComposer({
  conversation = aConversation(),
  layout = 'three',
  isClosed = false,
  isMaking = false,
  target = null,
  api,
  ...rest
}: Wish = {}) {
  const sent: string[] = [];
  const uploads: string[] = [];
  const whiteboards: string[] = [];
  const targets: (ComposerTarget | null)[] = [];
  const composer = (
    <Composer
      conversation={conversation}
      layout={layout}
      isClosed={isClosed}
      target={target}
      onTarget={(next) => targets.push(next)}
      onSend={(text) => {
        sent.push(text);
      }}
      onUpload={() => uploads.push('opened')}
      onWhiteboard={isMaking ? null : () => whiteboards.push('made')}
    />
  );
  // An api of its own: as after a reload, nothing is left in memory.
  const view = await renderInSession(composer, { ...rest, api: { ...silentApi, ...api } });
  return { ...view, sent, uploads, whiteboards, targets };
}

export function field(name = 'Message'): HTMLTextAreaElement {
  return screen.getByRole('textbox', { name });
}

export function type(text: string): void {
  act(() => {
    fireEvent.change(screen.getByRole('textbox'), { target: { value: text } });
  });
}
