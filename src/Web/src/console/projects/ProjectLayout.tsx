import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useMatch, useOutletContext, useParams } from 'react-router';
import type { Project } from '../../api/wire';
import { Fetched } from '../../components/Fetched';
import { Icon } from '../../components/Icon';
import { LinkButton } from '../../components/LinkButton';
import { Page } from '../../components/Page';
import { Loading } from '../../components/States';
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
  return (
    <Page
      title={name}
      width={wide ? 'full' : 'normal'}
      above={project.data && <nav className="crumbs"><Link to="/console">{t('nav.projects')}</Link><span aria-hidden>/</span><span>{typeName(project.data.type)}</span></nav>}
      actions={project.data?.archived === false && <LinkButton to={uploadPath(name)}><Icon name="upload" />{t('project.upload')}</LinkButton>}
    >
      <Fetched of={project}>
        {(found) => (
          <>
            <nav className="tab-links" aria-label={t('project.tabs')}>
              {tabsOf(found).map((tab) => <NavLink key={tab} to={projectPath(name, tab === 'overview' ? '' : tab)} end={tab === 'overview'} className="tab-link">{t(`project.tab.${tab}`)}</NavLink>)}
            </nav>
            {found.archived && <Archived project={found} />}
            <Suspense fallback={<Loading />}><Outlet context={found} /></Suspense>
          </>
        )}
      </Fetched>
    </Page>
  );
}

export const useProject = () => useOutletContext<Project>();
