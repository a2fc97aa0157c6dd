import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useMatch, useOutletContext, useParams } from 'react-router';
import type { Project } from '../../api/wire';
import { Icon } from '../../components/Icon';
import { LinkButton } from '../../components/LinkButton';
import { Page } from '../../components/Page';
import { ErrorState, Loading } from '../../components/States';
import { useText } from '../../messages/console';
import { useTypeName } from '../../messages/types';
import { Archived } from './Archive';
import { projectPath, uploadPath } from '../paths';
import { projectQuery } from '../queries';

/** Pro projects are delivered by schedule; the others try their instructions on calibration batches first. */
const tabsOf = ({ projectType }: Project) => ['overview', 'batches', 'tasks', 'taxonomy', projectType === 'standard' ? 'deliveries' : 'calibration', 'settings'] as const;

/** The head and tabs of one project; the pages below get the project by `useProject`. */
export function ProjectLayout() {
  const t = useText();
  const typeName = useTypeName();
  const { project: name = '' } = useParams();
  // The editor and its preview take all the room there is.
  const wide = useMatch('/console/projects/:project/taxonomy') !== null;
  const project = useQuery(projectQuery(name));
  if (project.isPending) return <Page title={name}><Loading /></Page>;
  if (project.isError) return <Page title={name}><ErrorState error={project.error} onRetry={() => void project.refetch()} /></Page>;
  return (
    <Page
      title={name}
      width={wide ? 'full' : 'normal'}
      above={<nav className="crumbs"><Link to="/console">{t('nav.projects')}</Link><span aria-hidden>/</span><span>{typeName(project.data.type)}</span></nav>}
      actions={!project.data.archived && <LinkButton to={uploadPath(name)}><Icon name="upload" />{t('project.upload')}</LinkButton>}
    >
      <nav className="tab-links" aria-label={t('project.tabs')}>
        {tabsOf(project.data).map((tab) => <NavLink key={tab} to={projectPath(name, tab === 'overview' ? '' : tab)} end={tab === 'overview'} className="tab-link">{t(`project.tab.${tab}`)}</NavLink>)}
      </nav>
      {project.data.archived && <Archived project={project.data} />}
      <Suspense fallback={<Loading />}><Outlet context={project.data} /></Suspense>
    </Page>
  );
}

export const useProject = () => useOutletContext<Project>();
