import type { ReactNode } from 'react';
import type { FilesAround } from '../../../tab/src/files/FilesContext.ts';
import { FilesContext } from '../../../tab/src/files/FilesContext.ts';
import { renderInSession } from '../messages/renderInSession.tsx';

type Options = NonNullable<Parameters<typeof renderInSession>[1]> & { around?: Partial<FilesAround> };

/** Renders inside of the hero case's conversation. */
export function renderFiles(content: ReactNode, { around, ...options }: Options) {
  const whole: FilesAround = {
    conversationId: 'hero',
    layout: 'three',
    isClosed: false,
    onOpen: () => {},
    onShowAll: () => {},
    onShowDetails: null,
    onUploadAgain: null,
    ...around,
  };
  return renderInSession(<FilesContext value={whole}>{content}</FilesContext>, options);
}
