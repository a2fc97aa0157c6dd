import { useSession } from '../api/session';
import { EmptyState } from '../components/States';
import { LinkButton } from '../components/LinkButton';
import { useText } from '../messages/shell';
import { useTitle } from './title';

export function Missing() {
  const t = useText();
  useTitle(t('missing.title'));
  return (
    <EmptyState page icon="search" title={t('missing.title')} action={<LinkButton to="/">{t('home')}</LinkButton>}>
      <p>{t('missing.body')}</p>
    </EmptyState>
  );
}

export function Forbidden() {
  const t = useText();
  const organization = useSession((s) => s.session?.organization.name ?? '');
  useTitle(t('forbidden.title'));
  return (
    <EmptyState page icon="key" title={t('forbidden.title')} action={<LinkButton to="/">{t('home')}</LinkButton>}>
      <p>{t('forbidden.body', { organization })}</p>
    </EmptyState>
  );
}
