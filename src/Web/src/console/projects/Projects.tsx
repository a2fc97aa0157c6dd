import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Project } from '../../api/wire';
import { Page } from '../../components/Page';
import { EmptyState, ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/console';

export function Projects() {
  const t = useText();
  const projects = useQuery({ queryKey: ['projects'], queryFn: () => take<Project[]>(api.GET('/v1/projects')) });
  return (
    <Page title={t('projects.title')}>
      {projects.isPending ? <Loading /> : projects.isError ? <ErrorState error={projects.error} onRetry={() => void projects.refetch()} /> : projects.data.length === 0 ? <EmptyState title={t('projects.none')} /> : (
        <ul>{projects.data.map((p) => <li key={p.name}>{p.name}</li>)}</ul>
      )}
    </Page>
  );
}
