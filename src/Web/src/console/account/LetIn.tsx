import { useMutation } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import type { Teammate } from '../../api/wire';
import { Button } from '../../components/Button';
import { Copy } from '../../components/Copy';
import { Dialog } from '../../components/Dialog';
import { ErrorText, Notice } from '../../components/States';
import { useText } from '../../messages/account';

/** Makes a link for somebody who lost their password, and shows it: the server tells it this once. */
export function LetIn({ person, onClose }: { person: Teammate; onClose: () => void }) {
  const t = useText();
  const intl = useIntl();
  const name = person.firstName ?? person.email;
  const make = useMutation({ mutationFn: () => take(api.POST('/api/annotators/{id}/sign-in-link', { params: { path: { id: person.id } } })) });
  const link = make.data;
  return (
    <Dialog
      title={t('team.link.title', { name })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!link && <Button onPress={onClose}>{t('cancel')}</Button>}
          {/* The same button before and after: what is said of its end refers to it. */}
          <Button kind="primary" isPending={make.isPending} onPress={() => (link ? onClose() : make.mutate())}>{t(link ? 'close' : 'team.link.make')}</Button>
        </>
      }
    >
      {make.isError && <Notice kind="bad"><ErrorText error={make.error} /></Notice>}
      {link ? (
        <>
          <Notice kind="warn">{t('team.link.made', { name, when: intl.formatDate(link.expires_at, { dateStyle: 'medium', timeStyle: 'short' }) })}</Notice>
          <Copy label={t('team.link.label')} value={window.location.origin + link.path} />
        </>
      ) : <p>{t('team.link.body')}</p>}
    </Dialog>
  );
}
