import { Button } from '@fluentui/react-components';
import { ErrorCircleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { useTranslation } from 'react-i18next';
import { StateView } from '../ui/StateView.tsx';

/** A fault in the tab's own code: says so, with a reference, instead of an empty frame. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { reference: string | null }> {
  override state: { reference: string | null } = { reference: null };

  static getDerivedStateFromError() {
    return { reference: crypto.randomUUID().slice(0, 8).toUpperCase() };
  }

  override componentDidCatch(error: unknown) {
    reportError(new Error(`reference ${this.state.reference ?? ''}`, { cause: error }));
  }

  override render() {
    return this.state.reference === null ? this.props.children : <Broken reference={this.state.reference} />;
  }
}

function Broken({ reference }: { reference: string }) {
  const { t } = useTranslation();
  return (
    <StateView
      icon={<ErrorCircleRegular />}
      tone="failed"
      role="alert"
      title={t('start.brokenTitle')}
      text={t('start.brokenText')}
      actions={<Button onClick={() => window.location.reload()}>{t('start.reload')}</Button>}
      reference={reference}
    />
  );
}
