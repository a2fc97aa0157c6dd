import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Missing } from '../app/Missing';
import { AreaLayout } from '../components/AreaLayout';
import type { IconName } from '../components/Icon';
import { useText, type ConsoleMessage } from '../messages/console';
import { ProjectLayout } from './projects/ProjectLayout';
import { ProjectOverview } from './projects/ProjectOverview';
import { Projects } from './projects/Projects';
import './console.css';
import '../components/table.css';

// Each page is loaded when it is first opened: the list of projects must be there at once.
const Callbacks = lazy(() => import('./account/Callbacks').then((m) => ({ default: m.Callbacks })));
const Exports = lazy(() => import('./exports/Exports').then((m) => ({ default: m.Exports })));
const Deliveries = lazy(() => import('./deliveries/Deliveries').then((m) => ({ default: m.Deliveries })));
const Calibration = lazy(() => import('./calibration/Calibration').then((m) => ({ default: m.Calibration })));
const Keys = lazy(() => import('./account/Keys').then((m) => ({ default: m.Keys })));
const Team = lazy(() => import('./account/Team').then((m) => ({ default: m.Team })));
const Usage = lazy(() => import('./account/Usage').then((m) => ({ default: m.Usage })));
const NewProject = lazy(() => import('./projects/NewProject').then((m) => ({ default: m.NewProject })));
const ProjectSettings = lazy(() => import('./settings/ProjectSettings').then((m) => ({ default: m.ProjectSettings })));
const TaxonomyEditor = lazy(() => import('./taxonomy/TaxonomyEditor').then((m) => ({ default: m.TaxonomyEditor })));
const TaskViewer = lazy(() => import('./tasks/TaskViewer').then((m) => ({ default: m.TaskViewer })));
const Upload = lazy(() => import('./upload/Upload').then((m) => ({ default: m.Upload })));
const Batches = lazy(() => import('./batches/Batches').then((m) => ({ default: m.Batches })));
const AllTasks = lazy(() => import('./tasks/Tasks').then((m) => ({ default: m.AllTasks })));
const ProjectTasks = lazy(() => import('./tasks/Tasks').then((m) => ({ default: m.ProjectTasks })));

const links: { to: string; text: ConsoleMessage; icon: IconName; end?: boolean; also?: string[] }[] = [
  { to: '/console', text: 'nav.projects', icon: 'list', end: true, also: ['/console/projects', '/console/new'] },
  { to: '/console/tasks', text: 'nav.tasks', icon: 'filter' },
  { to: '/console/exports', text: 'nav.exports', icon: 'download' },
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
          <Route path="calibration" element={<Calibration />} />
          <Route path="deliveries" element={<Deliveries />} />
          <Route path="settings" element={<ProjectSettings />} />
          <Route path="upload" element={<Upload />} />
        </Route>
        <Route path="tasks" element={<AllTasks />} />
        <Route path="tasks/:task" element={<TaskViewer />} />
        <Route path="exports" element={<Exports />} />
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
  return <AreaLayout label={t('nav')} links={links.map(({ text, ...link }) => ({ ...link, name: t(text) }))} />;
}
