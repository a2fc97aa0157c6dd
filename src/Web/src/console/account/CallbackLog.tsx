import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import type { Callback } from '../../api/wire';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Fetched } from '../../components/Fetched';
import { accountMessages, useText, type AccountMessage } from '../../messages/account';
import { LIVE } from '../queries';

/** Every try of one callback, the newest first. */
export function CallbackLog({ callback, onClose }: { callback: Callback; onClose: () => void }) {
  const t = useText();
  const intl = useIntl();
  const full = useQuery({ queryKey: ['callbacks', 'one', callback.id], queryFn: () => take(api.GET('/api/callbacks/{id}', { params: { path: { id: callback.id } } })), refetchInterval: ({ state: { data } }) => (data?.state === 'waiting' ? LIVE : false) });
  const word = (result: string) => (`callbacks.result.${result}` in accountMessages ? t(`callbacks.result.${result}` as AccountMessage) : result);
  return (
    <Dialog title={t('callbacks.open')} isOpen onClose={onClose} actions={<Button onPress={onClose}>{t('close')}</Button>}>
      <code className="callback-address">{callback.address}</code>
      <Fetched of={full} rows={2}>
        {({ log }) => (!log?.length ? <p className="muted">{t('callbacks.notries')}</p> : (
          <ol className="history">
            {log.toReversed().map((tried) => (
              <li key={tried.at}>
                <span>{t('callbacks.try', { result: `${word(tried.result)}${tried.status ? ` (${tried.status})` : ''}`, n: tried.took_ms })}</span>
                <span className="muted small">{intl.formatDate(tried.at, { dateStyle: 'medium', timeStyle: 'medium' })}{tried.detail && ` · ${tried.detail}`}</span>
              </li>
            ))}
          </ol>
        ))}
      </Fetched>
    </Dialog>
  );
}
