import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { api, take } from '../../api/client';
import type { Batch, Body } from '../../api/wire';
import { Button } from '../../components/Button';
import { Fetched } from '../../components/Fetched';
import { LinkButton } from '../../components/LinkButton';
import { Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { EmptyState, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText as useConsoleText } from '../../messages/console';
import { useText } from '../../messages/delivery';
import { batchTasksPath, projectPath, taskPath } from '../paths';
import { useProject } from '../projects/ProjectLayout';
import { batchesQuery } from '../queries';
import { kindOf } from '../status';

/** What annotators say of the instructions, and whether the customer is content with them. */
export function Calibration() {
  const t = useText();
  const project = useProject();
  const batches = useQuery(batchesQuery(project.name));
  return (
    <>
      {project.projectType === 'rapid' && <Standing batches={batches.data ?? []} />}
      {batches.data?.length ? <Feedback batches={batches.data} /> : (
        <Section title={t('feedback')}>
          <Fetched of={batches}>
            {() => <EmptyState icon="text" title={t('feedback.nobatch')} action={<LinkButton to={`${projectPath(project.name, 'batches')}?new`}>{t('newbatch')}</LinkButton>}><p>{t('feedback.nobatch.body')}</p></EmptyState>}
          </Fetched>
        </Section>
      )}
    </>
  );
}

/** Whether the project is calibrated; only projects that work by launches have it. */
function Standing({ batches }: { batches: readonly Batch[] }) {
  const t = useText();
  const project = useProject();
  const queries = useQueryClient();
  const mark = useMutation({
    mutationFn: (calibrated: boolean) => take(api.POST('/api/projects/{name}/calibrated', { params: { path: { name: project.name } }, body: { calibrated } })),
    onSuccess: (_, calibrated) => toast.good(t(calibrated ? 'marked' : 'unmarked')),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['projects'] }),
  });
  const newest = batches.find((b) => b.calibration_batch && b.status !== 'staging');
  return (
    <Section title={t('calibration')}>
      <Notice kind={project.calibrated ? 'good' : project.calibration_required ? 'warn' : 'info'}><strong>{t(project.calibrated ? 'calibrated' : 'uncalibrated')}</strong><p>{t(project.calibrated ? 'calibrated.body' : project.calibration_required ? 'uncalibrated.required' : 'uncalibrated.body')}</p></Notice>
      <div className="row">
        {project.calibrated ? <Button isPending={mark.isPending} onPress={() => mark.mutate(false)}>{t('unmark')}</Button> : <Button kind="primary" isPending={mark.isPending} onPress={() => mark.mutate(true)}>{t('mark')}</Button>}
        {newest && <LinkButton to={batchTasksPath(project.name, newest.name)}>{t('answers')}</LinkButton>}
      </div>
    </Section>
  );
}

function Feedback({ batches }: { batches: readonly Batch[] }) {
  const t = useText();
  const words = useConsoleText();
  const [params, setParams] = useSearchParams();
  const name = params.get('batch') ?? (batches.find((b) => b.calibration_batch) ?? batches[0]!).name;
  const feedback = useInfiniteQuery({
    queryKey: ['feedback', name],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take(api.GET('/api/batches/{name}/feedback', { params: { path: { name }, query: { limit: 50, ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.next_token,
  });
  const rows = feedback.data?.pages.flatMap((page) => page.docs) ?? [];
  return (
    <Section title={t('feedback')} hint={t('feedback.hint')} actions={<div className="feedback-batch"><Select label={t('feedback.batch')} hideLabel small choices={batches.map((b) => ({ id: b.name, name: b.name, hint: words(`kind.${kindOf(b)}`) }))} value={name} onChange={(batch) => setParams({ batch }, { replace: true })} /></div>}>
      <Fetched of={feedback}>
        {() => (rows.length === 0 ? <EmptyState icon="text" title={t('feedback.none')}><p>{t('feedback.none.body')}</p></EmptyState> : <ul role="list" className="feedback">{rows.map((row) => <Words key={row.id} row={row} />)}</ul>)}
      </Fetched>
      {feedback.hasNextPage && <div className="row"><Button isPending={feedback.isFetchingNextPage} onPress={() => void feedback.fetchNextPage()}>{t('more')}</Button></div>}
    </Section>
  );
}

function Words({ row }: { row: Body<'Feedback'> }) {
  const t = useText();
  const intl = useIntl();
  return (
    <li>
      <p className="feedback-text">{row.text}</p>
      <p className="muted small">{row.annotator ?? t('feedback.person')} · {intl.formatDate(row.created_at, { dateStyle: 'medium', timeStyle: 'short' })} · <Link to={taskPath(row.task_id)}>{t('feedback.task')} {row.task_id.slice(-8)}</Link></p>
    </li>
  );
}
