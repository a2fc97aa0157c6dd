import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import type { Callback } from '../../api/wire';
import { ActionsHead } from '../../components/ActionsHead';
import { Button, IconButton } from '../../components/Button';
import { Chip, type Tone } from '../../components/Chip';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { ShortId } from '../../components/ShortId';
import { EmptyState } from '../../components/States';
import { toast } from '../../components/toasts';
import { When } from '../../components/When';
import { accountMessages, useText, type AccountMessage } from '../../messages/account';
import { taskPath } from '../paths';
import { LIVE } from '../queries';
import { CallbackLog } from './CallbackLog';
import { CallbackSecrets } from './CallbackSecrets';
import { ResendFailed } from './ResendFailed';

const states = ['delivered', 'failed', 'waiting'] as const;
type State = (typeof states)[number];
const tones: Record<State, Tone> = { delivered: 'good', failed: 'bad', waiting: 'info' };
const ANY = '';

export function Callbacks() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const state = states.find((s) => s === params.get('state'));
  const [resending, setResending] = useState(false);
  const callbacks = useInfiniteQuery({
    queryKey: ['callbacks', state ?? null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take(api.GET('/api/callbacks', { params: { query: { limit: 50, ...(state && { state }), ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.next_token,
    // One that is on its way arrives, or is given up.
    refetchInterval: ({ state: { data } }) => (data?.pages.some((page) => page.docs.some((row) => row.state === 'waiting')) ? LIVE : false),
  });
  const rows = callbacks.data?.pages.flatMap((page) => page.docs) ?? [];
  return (
    <Page title={t('callbacks.title')} lead={t('callbacks.lead')} actions={<Button onPress={() => setResending(true)}><Icon name="refresh" />{t('callbacks.resendall')}</Button>}>
      <Section flush actions={<div className="callback-filter"><Select<State | typeof ANY> label={t('callbacks.state')} hideLabel small choices={[{ id: ANY, name: t('callbacks.any') }, ...states.map((id) => ({ id, name: t(`callbacks.state.${id}`) }))]} value={state ?? ANY} onChange={(v) => setParams(v === ANY ? {} : { state: v }, { replace: true })} /></div>}>
        <Fetched of={callbacks}>
          {() => (rows.length === 0 ? <EmptyState icon="link" title={t('callbacks.none')}><p>{t('callbacks.none.body')}</p></EmptyState> : <CallbackTable rows={rows} />)}
        </Fetched>
        {callbacks.hasNextPage && <div className="section-body"><Button isPending={callbacks.isFetchingNextPage} onPress={() => void callbacks.fetchNextPage()}>{t('callbacks.more')}</Button></div>}
      </Section>
      <CallbackSecrets />
      {resending && <ResendFailed onClose={() => setResending(false)} />}
    </Page>
  );
}

function CallbackTable({ rows }: { rows: Callback[] }) {
  const t = useText();
  const intl = useIntl();
  const queries = useQueryClient();
  const [open, setOpen] = useState<Callback | null>(null);
  const resend = useMutation({
    mutationFn: (id: string) => take(api.POST('/api/callbacks/{id}/redeliver', { params: { path: { id } } })),
    onSuccess: () => toast.good(t('callbacks.resent')),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['callbacks'] }),
  });
  const kind = (word: string) => (`callbacks.kind.${word}` in accountMessages ? t(`callbacks.kind.${word}` as AccountMessage) : word);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead><tr><th>{t('callbacks.col.what')}</th><th>{t('callbacks.col.address')}</th><th>{t('callbacks.state')}</th><th className="numeric">{t('callbacks.col.tries')}</th><th>{t('callbacks.col.when')}</th><ActionsHead /></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><div className="cell-name">{row.task_id ? <Link to={taskPath(row.task_id)}>{kind(row.kind)}</Link> : <strong>{kind(row.kind)}</strong>}<span className="mono"><ShortId id={row.task_id ?? row.batch_id ?? row.delivery_id ?? ''} /></span></div></td>
              <td className="callback-address">{row.address}</td>
              <td>
                <div className="row">
                  {row.state in tones ? <Chip tone={tones[row.state as State]}>{t(`callbacks.state.${row.state as State}`)}</Chip> : row.state}
                  {row.state === 'waiting' && row.tries > 0 && row.next_try_at && <span className="muted small">{t('callbacks.next', { when: intl.formatDate(row.next_try_at, { dateStyle: 'medium', timeStyle: 'medium' }) })}</span>}
                </div>
              </td>
              <td className="numeric">{row.tries}</td>
              <td className="muted narrow"><When at={row.occurred_at} /></td>
              <td className="narrow">
                <IconButton label={t('callbacks.open')} onPress={() => setOpen(row)}><Icon name="list" /></IconButton>
                <IconButton label={t('callbacks.resend')} isDisabled={row.state === 'waiting' || resend.isPending} onPress={() => resend.mutate(row.id)}><Icon name="refresh" /></IconButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {open && <CallbackLog callback={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
