import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import type { JsonObject } from '../../annotation/json';
import type { Task } from '../../api/wire';
import { Button } from '../../components/Button';
import { Confirm } from '../../components/Confirm';
import { ErrorText, Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import { auditsOf, isOvertaken } from './audits';
import { dropFix, keepFix, keptFix } from './keptFix';
import { isObject, useWorkspaceTask, Workspace } from './TaskWork';

/** The answer of a completed task in the workspace, to be mended by the customer: kept on this device until it is submitted or given up. */
export function TaskFix({ task, onDone }: { task: Task; onDone: () => void }) {
  const t = useText();
  const queries = useQueryClient();
  const shown = useWorkspaceTask(task, 'fix');
  const [kept] = useState(() => keptFix(task.task_id));
  const [asking, setAsking] = useState(false);
  const giveUp = () => {
    dropFix(task.task_id);
    onDone();
  };
  const fix = useMutation({
    mutationFn: (response: JsonObject) => take(api.POST('/api/tasks/{id}/fix', { params: { path: { id: task.task_id } }, body: { response, audits_seen: auditsOf(task) } })),
    onSuccess: async () => {
      dropFix(task.task_id);
      toast.good(t('task.fix.done'));
      await Promise.all([queries.invalidateQueries({ queryKey: ['task', task.task_id] }), queries.invalidateQueries({ queryKey: ['tasks'] })]);
      onDone();
    },
    onError: (error) => isOvertaken(error) && void queries.invalidateQueries({ queryKey: ['task', task.task_id] }),
  });
  if (!shown) return <Loading />;
  const overtaken = isOvertaken(fix.error);
  const problems = fix.error instanceof ApiError && !overtaken ? fix.error.problems : [];
  return (
    <div className="stack">
      <Notice><div className="row apart"><span className="grow">{t('task.fix.lead')}</span><Button size="small" onPress={() => (keptFix(task.task_id) ? setAsking(true) : giveUp())}>{t('task.fix.cancel')}</Button></div></Notice>
      {overtaken && <Notice kind="warn">{t('task.fix.overtaken')}</Notice>}
      {fix.isError && !overtaken && problems.length === 0 && <Notice kind="bad"><ErrorText error={fix.error} /></Notice>}
      <div className="task-work">
        <Suspense fallback={<Loading />}>
          <Workspace
            mode="label"
            task={shown}
            response={kept?.response ?? (isObject(task.response) ? task.response : null)}
            unfinished={kept?.unfinished ?? null}
            busy={fix.isPending}
            refusal={problems}
            onChange={(work) => keepFix(task.task_id, task.project ?? '', work)}
            onSubmit={(response) => fix.mutate(response)}
          />
        </Suspense>
      </div>
      {asking && <Confirm title={t('task.fix.discard')} body={t('task.fix.discard.body')} confirm={t('task.fix.discard.confirm')} cancel={t('task.fix.goon')} onConfirm={giveUp} onClose={() => setAsking(false)} />}
    </div>
  );
}
