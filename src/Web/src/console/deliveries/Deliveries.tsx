import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { api, take } from '../../api/client';
import { ActionsHead } from '../../components/ActionsHead';
import { Button, IconButton } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/delivery';
import { bytes } from '../bytes';
import { useProject } from '../projects/ProjectLayout';
import { linkOf } from '../exports/exports';
import { openFile, saveFile } from '../../components/saveFile';
import { deliveriesQuery, scheduleQuery, tasksOf, type Delivery, type Schedule } from './deliveries';
import { ScheduleForm } from './ScheduleForm';
import { Periods } from './Periods';

/** When a pro project is handed over, and what was. */
export function Deliveries() {
  const t = useText();
  const project = useProject();
  const schedule = useQuery(scheduleQuery(project.name));
  const deliveries = useQuery(deliveriesQuery(project.name));
  const [changing, setChanging] = useState(false);
  return (
    <>
      {schedule.data === undefined ? <Section title={t('schedule')}><Fetched of={schedule} rows={3}>{() => null}</Fetched></Section>
        : (
          <Fetched of={schedule}>
            {(found) => (found === null
              ? <Section><EmptyState icon="clock" title={t('schedule.none')} action={<Button kind="primary" onPress={() => setChanging(true)}>{t('schedule.set')}</Button>}><p>{t('schedule.none.body')}</p></EmptyState></Section>
              : <ScheduleSection project={project.name} schedule={found} onChange={() => setChanging(true)} />)}
          </Fetched>
        )}
      <Section title={t('deliveries')} flush>
        <Fetched of={deliveries} rows={3}>
          {(rows) => (rows.length === 0 ? <EmptyState icon="download" title={t('deliveries.none')}><p>{t('deliveries.none.body')}</p></EmptyState> : <DeliveryTable rows={rows} />)}
        </Fetched>
      </Section>
      {changing && <ScheduleForm project={project.name} schedule={schedule.data ?? null} onClose={() => setChanging(false)} />}
    </>
  );
}

function ScheduleSection({ project, schedule, onChange }: { project: string; schedule: Schedule; onChange: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const remove = useMutation({
    mutationFn: () => take(api.DELETE('/api/projects/{name}/schedule', { params: { path: { name: project } } })),
    onSuccess: () => toast.good(t('schedule.removed')),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['projects', project, 'schedule'] });
      setAsking(false);
    },
  });
  return (
    <Section title={t('schedule')} hint={t('schedule.hint')} actions={<><Button size="small" onPress={onChange}>{t('schedule.change')}</Button><Button size="small" kind="quiet" onPress={() => setAsking(true)}>{t('schedule.remove')}</Button></>}>
      <Periods schedule={schedule} />
      {asking && <Confirm title={t('schedule.remove.title')} body={t('schedule.remove.body')} confirm={t('schedule.remove')} cancel={t('keep')} busy={remove.isPending} onConfirm={() => remove.mutate()} onClose={() => setAsking(false)} />}
    </Section>
  );
}

/** The file that was made of the delivery when it was closed, by a fresh link; for a delivery without one its tasks, page by page. */
async function fetchDelivery({ id, name, export: file }: Delivery, onProgress: (n: number) => void): Promise<void> {
  const { url, file_name } = file?.state === 'completed' ? await take(api.GET('/api/exports/{id}', { params: { path: { id: file.id } } })) : {};
  if (url) return openFile(linkOf(url, window.location.origin), file_name ?? name);
  const tasks = await tasksOf(id, onProgress);
  saveFile(`${name}.jsonl`, tasks.map((task) => `${JSON.stringify(task)}\n`).join(''), 'application/jsonl');
}

function DeliveryTable({ rows }: { rows: Delivery[] }) {
  const t = useText();
  const intl = useIntl();
  const date = (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const [busy, setBusy] = useState<{ id: string; n: number } | null>(null);
  const save = useMutation({
    mutationFn: (delivery: Delivery) => fetchDelivery(delivery, (n) => setBusy({ id: delivery.id, n })),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => setBusy(null),
  });
  return (
    <div className="table-scroll">
      <table className="table">
        <thead><tr><th className="numeric">{t('number')}</th><th>{t('name')}</th><th>{t('period')}</th><th>{t('delivered.at')}</th><th className="numeric">{t('tasks')}</th><ActionsHead /></tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="numeric">{row.number}</td>
              <td><div className="cell-name"><strong>{row.name}</strong>{row.export?.size !== undefined && <span>{bytes(intl, row.export.size)}</span>}</div></td>
              <td className="muted">{intl.formatDateTimeRange(new Date(row.from), new Date(row.to), { dateStyle: 'medium' })}</td>
              <td className="muted">{date(row.delivered_at)}</td>
              <td className="numeric">{intl.formatNumber(row.task_count)}</td>
              <td className="narrow">
                {busy?.id === row.id ? <span className="muted small" role="status">{t('get.busy', { n: busy.n })}</span>
                  : <IconButton label={t('get', { name: row.name })} isDisabled={save.isPending || row.task_count === 0} onPress={() => save.mutate(row)}><Icon name="download" /></IconButton>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
