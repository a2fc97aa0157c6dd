import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { usePreferences } from '../../app/preferences';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { Copy } from '../../components/Copy';
import { Fetched } from '../../components/Fetched';
import { Section } from '../../components/Page';
import { Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/account';

const secretsKey = ['callbacks', 'keys'];

/** What receivers check callbacks by; asked for only when somebody wants to see it. */
export function CallbackSecrets() {
  const t = useText();
  const queries = useQueryClient();
  const live = usePreferences((p) => p.mode === 'live');
  const [shown, setShown] = useState(false);
  const [renewing, setRenewing] = useState(false);
  const secrets = useQuery({ queryKey: secretsKey, queryFn: () => take(api.GET('/api/callbacks/keys')), enabled: shown });
  const renew = useMutation({
    mutationFn: () => take(api.POST('/api/callbacks/keys')),
    onSuccess: (fresh) => queries.setQueryData(secretsKey, fresh),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => setRenewing(false),
  });
  return (
    <Section title={t('callbacks.secrets')} hint={t('callbacks.secrets.body')} actions={live && (shown ? <Button kind="quiet" size="small" onPress={() => setRenewing(true)}>{t('callbacks.renew')}</Button> : <Button size="small" onPress={() => setShown(true)}>{t('callbacks.show')}</Button>)}>
      {!live ? <Notice>{t('livemode')}</Notice> : shown && (
        <Fetched of={secrets} rows={2}>
          {({ auth_key, signing_key }) => (
            <>
              <Copy label={t('callbacks.auth')} value={auth_key} />
              <Copy label={t('callbacks.signing')} value={signing_key} />
            </>
          )}
        </Fetched>
      )}
      {renewing && <Confirm title={t('callbacks.renew.title')} body={t('callbacks.renew.body')} confirm={t('callbacks.renew.confirm')} cancel={t('cancel')} busy={renew.isPending} onConfirm={() => renew.mutate()} onClose={() => setRenewing(false)} />}
    </Section>
  );
}
