import type { PositioningProps } from '@fluentui/react-components';
import type { ReactNode, Ref } from 'react';
import { useState } from 'react';
import type { Choice } from './choice.ts';
import { LazyPart } from './LazyPart.tsx';

export type PressMenuTrigger = {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  onClick: () => void;
  onPointerEnter: () => void;
  onFocus: () => void;
};

type Props = {
  /** The button that opens the menu, with these properties on it. */
  trigger: (properties: PressMenuTrigger) => ReactNode;
  choices: readonly Choice[];
  positioning?: PositioningProps;
  /** For fingers: rows of 48 px. */
  isTouch?: boolean;
};

const load = () => import('./MenuChoices.tsx').then((file) => file.MenuChoices);

/** A menu whose code comes when someone reaches for it: Fluent's, with what places it, is a fifth of the tab. */
export function PressMenu({ trigger, choices, positioning, isTouch = false }: Props) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [isOpen, setIsOpen] = useState(false);
  // Where that fails, the press tries again and says so.
  const preload = () => void load().catch(() => undefined);
  function close(): void {
    setIsOpen(false);
    button?.focus();
  }
  return (
    <>
      {trigger({
        ref: setButton,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        onClick: () => setIsOpen(!isOpen),
        onPointerEnter: preload,
        onFocus: preload,
      })}
      {isOpen && (
        <LazyPart load={load} props={{ target: button, choices, positioning, isTouch, onClose: close }} />
      )}
    </>
  );
}
