import { NavLink, Outlet, Route, Routes } from 'react-router';
import { Missing } from '../app/Missing';
import { Icon, type IconName } from '../components/Icon';
import { useText, type ConsoleMessage } from '../messages/console';
import { Callbacks } from './account/Callbacks';
import { Keys } from './account/Keys';
import { Team } from './account/Team';
import { Usage } from './account/Usage';
import { Batches } from './batches/Batches';
import { NewProject } from './projects/NewProject';
import { ProjectLayout } from './projects/ProjectLayout';
import { ProjectOverview } from './projects/ProjectOverview';
import { Projects } from './projects/Projects';
import { ProjectSettings } from './settings/ProjectSettings';
import { AllTasks, ProjectTasks } from './tasks/Tasks';
import { TaskViewer } from './tasks/TaskViewer';
import { TaxonomyEditor } from './taxonomy/TaxonomyEditor';
import { Upload } from './upload/Upload';
import './console.css';
import '../components/table.css';

const links: { to: string; text: ConsoleMessage; icon: IconName; end?: boolean }[] = [
  { to: '/console', text: 'nav.projects', icon: 'list', end: true },
  { to: '/console/tasks', text: 'nav.tasks', icon: 'filter' },
  { to: '/console/callbacks', text: 'nav.callbacks', icon: 'link' },
  { to: '/console/keys', text: 'nav.keys', icon: 'key' },
  { to: '/console/team', text: 'nav.team', icon: 'people' },
  { to: '/console/usage', text: 'nav.usage', icon: 'clock' },
];

export default function ConsoleRoutes() {
  return (
    <Routes>
      <Route element={<ConsoleLayout />}>
        <Route index element={<Projects />} />
        <Route path="new" element={<NewProject />} />
        <Route path="projects/:project" element={<ProjectLayout />}>
          <Route index element={<ProjectOverview />} />
          <Route path="batches" element={<Batches />} />
          <Route path="tasks" element={<ProjectTasks />} />
          <Route path="taxonomy" element={<TaxonomyEditor />} />
          <Route path="settings" element={<ProjectSettings />} />
          <Route path="upload" element={<Upload />} />
        </Route>
        <Route path="tasks" element={<AllTasks />} />
        <Route path="tasks/:task" element={<TaskViewer />} />
        <Route path="callbacks" element={<Callbacks />} />
        <Route path="keys" element={<Keys />} />
        <Route path="team" element={<Team />} />
        <Route path="usage" element={<Usage />} />
        <Route path="*" element={<Missing />} />
      </Route>
    </Routes>
  );
}

function ConsoleLayout() {
  const t = useText();
  return (
    <div className="console">
      <nav className="console-nav" aria-label={t('nav')}>
        {links.map((link) => (
          <NavLink key={link.to} to={link.to} end={link.end} className="console-link"><Icon name={link.icon} size={17} />{t(link.text)}</NavLink>
        ))}
      </nav>
      <div className="console-content"><Outlet /></div>
    </div>
  );
}
