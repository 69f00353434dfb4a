// Around a page: where a part of it does not arrive or fails, that is said in its place, the shell stays, and the page can
// be loaded anew. Nobody looks at nothing.
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { Component, type ReactNode } from 'react';
import { call, CallError } from '#/api/call';
import { useText } from '#/language';

/** Not while the server is gone: the browser would show a page of its own, without what was typed. */
async function loadAnew(): Promise<void> {
  try {
    await call('souk', 'DescribePortal', {});
  } catch (error) {
    if (error instanceof CallError && error.code === 'Offline') return;
  }
  window.location.reload();
}

export function Broken() {
  const { t } = useText();
  return (
    <>
      <h1 className="broken">{t('broken.title')}</h1>
      <Alert type="error" action={<Button onClick={() => void loadAnew()}>{t('do.retry')}</Button>}>
        {t('broken.text')}
      </Alert>
    </>
  );
}

interface State {
  failed: boolean;
}

export class Boundary extends Component<{ children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}
