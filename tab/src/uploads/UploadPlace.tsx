import { LazyPart } from '../ui/LazyPart.tsx';
import type { ComponentProps, ComponentType } from 'react';
import { useEffect, useState } from 'react';
import type { UploadPart } from './UploadPart.tsx';

type Props = ComponentProps<typeof UploadPart>;

const load = () => import('./UploadPart.tsx').then((file) => file.UploadPart);

/**
 * Where uploads stand above the composer. Their code comes by itself, for what a reload cut off must go on; without a
 * network nobody is told that it is missing until he wants it.
 */
export function UploadPlace(props: Props) {
  const { isOffline, dialog } = props;
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (Part) return;
    let isGone = false;
    load().then(
      (loaded) => !isGone && setPart(() => loaded),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
    // Once more when the network is back.
  }, [Part, isOffline]);
  if (Part) return <Part {...props} />;
  return dialog.isOpen && <LazyPart load={load} props={props} />;
}
