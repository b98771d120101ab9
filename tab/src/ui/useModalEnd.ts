import { useEffect, useState } from 'react';

/** When a dialog goes: focus returns to what opened it, and screen readers find the page again. */
export function useModalEnd(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Fluent's focus manager ends with the last dialog, and forgets to show what it hid behind it.
      for (const element of document.body.children) element.removeAttribute('aria-hidden');
      const isLost = document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}
