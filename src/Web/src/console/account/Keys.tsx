import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';
import { useSession } from '../../api/session';
import { usePreferences, type Mode } from '../../app/preferences';
import { ActionsHead } from '../../components/ActionsHead';
import { Button } from '../../components/Button';
import { Chip } from '../../components/Chip';
import { Confirm } from '../../components/Confirm';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { EmptyState, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { When } from '../../components/When';
import { useText } from '../../messages/account';
import { NewKey } from './NewKey';

type Key = Body<'Key'>;

export function Keys() {
  const t = useText();
  const queries = useQueryClient();
  const live = usePreferences((p) => p.mode === 'live');
  const admin = useSession((s) => s.session?.role === 'admin');
  const keys = useQuery({ queryKey: ['keys'], queryFn: () => take(api.GET('/api/keys')), enabled: live });
  const [making, setMaking] = useState<Mode | null>(null);
  const [revoking, setRevoking] = useState<Key | null>(null);
  const revoke = useMutation({
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['keys'] }),
    mutationFn: (key: Key) => take(api.DELETE('/api/keys/{id}', { params: { path: { id: key.id } } })),
    onSuccess: () => {
      setRevoking(null);
      toast.good(t('keys.revoke.done'));
    },
  });
  return (
    <Page
      title={t('keys.title')}
      lead={admin ? t('keys.lead') : `${t('keys.lead')} ${t('keys.admins')}`}
      actions={live && admin && <><Button onPress={() => setMaking('test')}>{t('keys.new.test')}</Button><Button kind="primary" onPress={() => setMaking('live')}><Icon name="plus" />{t('keys.new.live')}</Button></>}
    >
      <Section flush>
        {!live ? <div className="section-body"><Notice>{t('livemode')}</Notice></div> : (
          <Fetched of={keys}>
            {(found) => (found.length === 0 ? <EmptyState icon="key" title={t('keys.none')}><p>{t(admin ? 'keys.none.body' : 'keys.none.ask')}</p></EmptyState> : <KeyTable keys={found} onRevoke={admin ? setRevoking : undefined} />)}
          </Fetched>
        )}
      </Section>
      {making && <NewKey mode={making} onClose={() => setMaking(null)} />}
      {revoking && <Confirm title={t('keys.revoke.title')} body={revoking.name ? `${revoking.name}: ${t('keys.revoke.body')}` : t('keys.revoke.body')} confirm={t('keys.revoke.confirm')} cancel={t('keys.keep')} busy={revoke.isPending} onConfirm={() => revoke.mutate(revoking)} onClose={() => setRevoking(null)} />}
    </Page>
  );
}

/** Without `onRevoke` it is to be looked at only. */
function KeyTable({ keys, onRevoke }: { keys: Key[]; onRevoke: ((key: Key) => void) | undefined }) {
  const t = useText();
  const intl = useIntl();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead><tr><th>{t('keys.col.id')}</th><th>{t('keys.col.mode')}</th><th>{t('keys.col.created')}</th><th>{t('keys.col.state')}</th>{onRevoke && <ActionsHead />}</tr></thead>
        <tbody>
          {keys.map((key) => (
            <tr key={key.id}>
              <td>{key.name ? <div className="cell-name">{key.name}<span className="mono">{key.id}</span></div> : <code>{key.id}</code>}</td>
              <td>{t(key.mode)}</td>
              <td className="muted"><When at={key.created_at} /></td>
              <td>{key.revoked_at ? <Chip>{t('keys.revoked', { when: intl.formatDate(key.revoked_at, { dateStyle: 'medium' }) })}</Chip> : <Chip tone="good">{t('keys.active')}</Chip>}</td>
              {onRevoke && <td className="narrow">{!key.revoked_at && <Button kind="quiet" size="small" onPress={() => onRevoke(key)}>{t('keys.revoke')}</Button>}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
