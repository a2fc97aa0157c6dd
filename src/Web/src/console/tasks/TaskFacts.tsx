import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Task } from '../../api/wire';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Section } from '../../components/Page';
import { useSpan } from '../../components/span';
import { toast } from '../../components/toasts';
import { When } from '../../components/When';
import { useText } from '../../messages/console';
import { useTypeName } from '../../messages/types';

/** What is known about a task beside its work, and what can be done with it. */
export function TaskFacts({ task }: { task: Task }) {
  const t = useText();
  const typeName = useTypeName();
  const span = useSpan();
  const metadata = Object.entries(task.metadata);
  return (
    <Section title={t('task.facts')}>
      <dl className="facts">
        <dt>{t('projects.col.type')}</dt><dd>{typeName(task.type)}</dd>
        <dt>{t('task.created')}</dt><dd><When at={task.created_at} exact /></dd>
        {task.completed_at && <><dt>{t('task.completed')}</dt><dd><When at={task.completed_at} exact /></dd></>}
        {task.completed_at && <><dt>{t('task.turnaround')}</dt><dd>{span(Date.parse(task.completed_at) - Date.parse(task.created_at))}</dd></>}
        {task.unique_id && <><dt>{t('tasks.col.unique')}</dt><dd>{task.unique_id}</dd></>}
        <dt>{t('batch.priority')}</dt><dd>{task.priority}</dd>
        <dt>{t('task.version')}</dt><dd>{task.project_param_version}</dd>
        {!!task.tags?.length && <><dt>{t('task.tags')}</dt><dd>{task.tags.join(', ')}</dd></>}
        {task.callback_url && <><dt>{t('task.callback')}</dt><dd>{task.callback_url}{task.callback_succeeded !== undefined && ` (${t(task.callback_succeeded ? 'task.callback.ok' : 'task.callback.bad')})`}</dd></>}
        {metadata.map(([key, value]) => [<dt key={key}>{key}</dt>, <dd key={`${key}=`}>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>])}
      </dl>
      <TaskActions task={task} />
    </Section>
  );
}

function TaskActions({ task }: { task: Task }) {
  const t = useText();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const again = { onError: (error: Error) => toast.bad(t('failed'), error), onSettled: () => queries.invalidateQueries({ queryKey: ['task', task.task_id] }) };
  const path = { params: { path: { id: task.task_id } } };
  const cancel = useMutation({ ...again, mutationFn: () => take(api.POST('/v1/task/{id}/cancel', path)), onSuccess: () => toast.good(t('task.canceled')) });
  const callback = useMutation({ ...again, mutationFn: () => take(api.POST('/v1/task/{id}/send_callback', path)), onSuccess: () => toast.good(t('task.callback.sent')) });
  return (
    <div className="row">
      {task.status === 'pending' && <Button kind="danger" size="small" onPress={() => setAsking(true)}>{t('task.cancel')}</Button>}
      {task.callback_url && task.status !== 'pending' && <Button size="small" isPending={callback.isPending} onPress={() => callback.mutate()}>{t('task.callback.send')}</Button>}
      <Dialog
        title={t('task.cancel.title')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        role="alertdialog"
        width="small"
        actions={
          <>
            <Button onPress={() => setAsking(false)}>{t('batches.keep')}</Button>
            <Button kind="danger" isPending={cancel.isPending} onPress={() => cancel.mutate(undefined, { onSettled: () => setAsking(false) })}>{t('task.cancel')}</Button>
          </>
        }
      >
        <p>{t('task.cancel.body')}</p>
      </Dialog>
    </div>
  );
}
