import { useState } from 'react';
import type { Message } from '../../../../api/contract/messages.ts';
import { LazyPart } from '../../ui/LazyPart.tsx';
import { useIsTouch } from '../composer/useIsTouch.ts';
import { ActionBar } from './ActionBar.tsx';
import { SheetButton } from './SheetButton.tsx';
import { useActions } from './useActions.tsx';

const loadDelete = () => import('./DeleteDialog.tsx').then((file) => file.DeleteDialog);
const loadSheet = () => import('./ActionSheet.tsx').then((file) => file.ActionSheet);

type Props = {
  message: Message;
  isOwn: boolean;
  isSheetOpen: boolean;
  onSheet: (isOpen: boolean) => void;
};

/** What one can do with a message: a bar for who has a mouse or a keyboard, a sheet for fingers. */
export function MessageActions({ message, isOwn, isSheetOpen, onSheet }: Props) {
  const isTouch = useIsTouch();
  const [isDeleting, setIsDeleting] = useState(false);
  const actions = useActions(message, () => setIsDeleting(true));
  return (
    <>
      {isTouch ? (
        <SheetButton isOpen={isSheetOpen} onPress={() => onSheet(true)} />
      ) : (
        <ActionBar message={message} isOwn={isOwn} {...actions} />
      )}
      {isSheetOpen && (
        <LazyPart load={loadSheet} props={{ message, ...actions, onClose: () => onSheet(false) }} />
      )}
      {isDeleting && <LazyPart load={loadDelete} props={{ message, onClose: () => setIsDeleting(false) }} />}
    </>
  );
}
