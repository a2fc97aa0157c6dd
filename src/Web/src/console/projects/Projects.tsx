import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Batch, BatchCounts, Project } from '../../api/wire';
import { Fetched } from '../../components/Fetched';
import { LinkButton } from '../../components/LinkButton';
import { Icon } from '../../components/Icon';
import { Page, Section } from '../../components/Page';
import { SearchField } from '../../components/SearchField';
import { EmptyState } from '../../components/States';
import { TabList } from '../../components/TabList';
import { When } from '../../components/When';
import { useText } from '../../messages/console';
import { useTypeName } from '../../messages/types';
import { Progress } from '../Progress';
import { batchesQuery, progressQuery, projectsQuery } from '../queries';
import { projectPath } from '../paths';

export function Projects() {
  const t = useText();
  const [params, setParams] = useSearchParams();
  const which = params.has('archived') ? 'archived' : 'active';
  const projects = useQuery(projectsQuery(which === 'archived'));
  const batches = useQuery(batchesQuery());
  const progress = useQuery(progressQuery());
  const [search, setSearch] = useState('');
  const words = useDeferredValue(search.trim().toLowerCase());
  const shown = projects.data?.filter((p) => p.name.toLowerCase().includes(words)).sort((a, b) => b.created_at.localeCompare(a.created_at));
  const create = <LinkButton to="/console/new" kind="primary"><Icon name="plus" />{t('projects.new')}</LinkButton>;
  return (
    <Page title={t('projects.title')} actions={(!!projects.data?.length || which === 'archived') && <><TabList label={t('projects.which')} tabs={[{ id: 'active', name: t('projects.active') }, { id: 'archived', name: t('projects.archived') }]} value={which} onChange={(id) => setParams(id === 'archived' ? { archived: '' } : {}, { replace: true })} /><SearchField label={t('projects.search')} value={search} onChange={setSearch} />{create}</>}>
      <Section flush>
        <Fetched of={projects}>
          {(found) =>
            found.length === 0 && which === 'archived' ? <EmptyState icon="list" title={t('projects.noarchived')} />
              : found.length === 0 ? <EmptyState icon="list" title={t('projects.none')} action={create}><p>{t('projects.none.body')}</p></EmptyState>
              : shown!.length === 0 ? <EmptyState icon="search" title={t('projects.nomatch')} />
              : <ProjectTable projects={shown!} batches={batches.data ?? []} progress={progress.data ?? {}} />}
        </Fetched>
      </Section>
    </Page>
  );
}

function ProjectTable({ projects, batches, progress }: { projects: Project[]; batches: Batch[]; progress: Record<string, BatchCounts> }) {
  const t = useText();
  const typeName = useTypeName();
  const byProject = new Map<string, Batch[]>();
  for (const batch of batches) byProject.set(batch.project, [...(byProject.get(batch.project) ?? []), batch]);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr><th>{t('projects.col.name')}</th><th>{t('projects.col.progress')}</th><th>{t('projects.col.batches')}</th><th>{t('projects.col.activity')}</th></tr>
        </thead>
        <tbody>
          {projects.map((project) => {
            const own = byProject.get(project.name) ?? [];
            return (
              <tr key={project.id}>
                <td><div className="cell-name"><Link to={projectPath(project.name)}>{project.name}</Link><span>{typeName(project.type)}</span></div></td>
                <td style={{ inlineSize: '32%' }}><Progress counts={progress[project.id] ?? {}} /></td>
                <td>{own.length === 0 ? t('none') : <div className="cell-name"><strong>{own.length}</strong><span>{t('projects.running', { n: own.filter((b) => b.status === 'in_progress').length })}</span></div>}</td>
                <td className="narrow muted"><When at={project.created_at} /></td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
