import { useRouteError } from 'react-router';
import { Button } from '../components/Button';
import { EmptyState } from '../components/States';
import { useText } from '../messages/shell';

/** A page threw: says so, keeps the way out open. */
export function Crash() {
  const t = useText();
  const error = useRouteError();
  return (
    <main className="lonely" role="alert">
      <EmptyState page icon="warning" title={t('error.crash.title')} action={<Button kind="primary" onPress={() => window.location.reload()}>{t('error.reload')}</Button>}>
        <p>{t('error.crash.body')}</p>
        <p><code>{error instanceof Error ? error.message : String(error)}</code></p>
      </EmptyState>
    </main>
  );
}
