import type { ComponentType, ReactNode } from 'react';
import { Component, lazy, Suspense, useState } from 'react';
import { PartNotLoaded } from './PartNotLoaded.tsx';

type Props<PartProps> = { load: () => Promise<ComponentType<PartProps>>; props: PartProps };

/**
 * A part whose code comes when it is wanted. Without a network that may fail: then only the part is missing,
 * and its next opening tries again.
 */
export function LazyPart<PartProps extends object>({ load, props }: Props<PartProps>) {
  const [Part] = useState(() =>
    lazy(() => load().then((part) => ({ default: part as ComponentType<object> }))),
  );
  return (
    <PartBoundary>
      <Suspense>
        <Part {...props} />
      </Suspense>
    </PartBoundary>
  );
}

class PartBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    return this.state.hasFailed ? <PartNotLoaded /> : this.props.children;
  }
}
