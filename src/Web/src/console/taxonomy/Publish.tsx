import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import { ApiError } from '../../api/errors';
import { latest, type Body, type JsonObject, type Project } from '../../api/wire';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/taxonomy';
import type { Path } from './json';
import { Refused } from './Refused';

/** What a version would change, asked before it exists. */
const impactOf = (project: Project, params: JsonObject) =>
  take(api.POST('/api/projects/{name}/taxonomy-check', { params: { path: { name: project.name } }, body: params }));

interface PublishProps {
  project: Project;
  params: JsonObject;
  /** The version that the draft stands over: the server refuses it when somebody has published another since, and `onStale` is told. */
  base: number;
  onClose: () => void;
  onStale: () => void;
  /** Opens what stands at a path, for it to be mended. */
  onShow: (path: Path) => void;
}

export function Publish({ project, params, base, onClose, onStale, onShow }: PublishProps) {
  const t = useText();
  const queries = useQueryClient();
  const now = latest(project).version;
  const impact = useQuery({ queryKey: ['impact', project.name, now, params], queryFn: () => impactOf(project, params), staleTime: Number.POSITIVE_INFINITY });
  const publish = useMutation({
    mutationFn: () => take(api.POST('/v1/projects/{name}/setParams', { params: { path: { name: project.name }, header: { 'Scheduler-Base-Version': base } }, body: params })),
    onError: async (error) => {
      if (!(error instanceof ApiError) || error.status !== 409) return;
      await queries.invalidateQueries({ queryKey: ['projects', project.name] });
      onStale();
    },
    onSuccess: async (published) => {
      queries.setQueryData(['projects', project.name], published);
      await queries.invalidateQueries({ queryKey: ['projects'] });
      toast.good(t('publish.done.toast', { n: latest(published).version }));
      onClose();
    },
  });
  return (
    <Dialog
      title={t('publish.title', { n: now + 1 })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isDisabled={!impact.data} isPending={publish.isPending} onPress={() => publish.mutate()}>{t('publish.confirm', { n: now + 1 })}</Button>
        </>
      }
    >
      {publish.isError && <Refused error={publish.error} project={project} params={params} onShow={onShow} />}
      {impact.isPending ? <Loading rows={3} /> : impact.isError ? <Refused error={impact.error} project={project} params={params} onShow={onShow} /> : <Impact diff={impact.data} />}
      <p>{t('publish.lead')}</p>
      {impact.data && <p className="muted">{t('publish.open', { n: impact.data.tasks.open })} {t('publish.done', { n: impact.data.tasks.completed })}</p>}
    </Dialog>
  );
}

function Impact({ diff }: { diff: Body<'TaxonomyDiff'> }) {
  const t = useText();
  const parts = (['added', 'removed', 'narrowed'] as const).filter((part) => diff[part].length > 0);
  return (
    <>
      {parts.length === 0 ? <Notice kind="good">{t('publish.same')}</Notice> : <Notice kind={diff.may_invalidate ? 'warn' : 'good'}>{t(diff.may_invalidate ? 'publish.may' : 'publish.mayNot')}</Notice>}
      {parts.map((part) => (
        <div key={part} className="stack tight">
          <h3>{t(`publish.${part}`)}</h3>
          <ul className="impact">{diff[part].map((path) => <li key={path}><code>{path}</code></li>)}</ul>
        </div>
      ))}
    </>
  );
}
