import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Missing } from '../app/Missing';
import { AreaLayout, type AreaLink } from '../components/AreaLayout';
import { useText } from '../messages/ops';
import { Live } from './live/Live';
import '../components/table.css';
import './ops.css';

const People = lazy(() => import('./people/People').then((m) => ({ default: m.People })));
const Person = lazy(() => import('./people/Person').then((m) => ({ default: m.Person })));
const Trends = lazy(() => import('./trends/Trends').then((m) => ({ default: m.Trends })));
const Stuck = lazy(() => import('./tasks/Stuck').then((m) => ({ default: m.Stuck })));
const Quality = lazy(() => import('./quality/Quality').then((m) => ({ default: m.Quality })));
const Tasks = lazy(() => import('./tasks/Tasks').then((m) => ({ default: m.Tasks })));
const Groups = lazy(() => import('./groups/Groups').then((m) => ({ default: m.Groups })));
const Log = lazy(() => import('./tasks/Log').then((m) => ({ default: m.Log })));

export default function OpsRoutes() {
  const t = useText();
  const links: AreaLink[] = [
    { to: '/ops', name: t('nav.live'), icon: 'play', end: true },
    { to: '/ops/trends', name: t('nav.trends'), icon: 'trend' },
    { to: '/ops/people', name: t('nav.people'), icon: 'people' },
    { to: '/ops/tasks', name: t('nav.tasks'), icon: 'list' },
    { to: '/ops/groups', name: t('nav.groups'), icon: 'bars' },
    { to: '/ops/stuck', name: t('nav.stuck'), icon: 'warning' },
    { to: '/ops/quality', name: t('nav.quality'), icon: 'check' },
    { to: '/ops/log', name: t('nav.log'), icon: 'clock' },
  ];
  return (
    <Routes>
      <Route element={<AreaLayout label={t('nav')} links={links} />}>
        <Route index element={<Live />} />
        <Route path="trends" element={<Trends />} />
        <Route path="people" element={<People />} />
        <Route path="people/:person" element={<Person />} />
        <Route path="tasks" element={<Tasks />} />
        <Route path="groups" element={<Groups />} />
        <Route path="stuck" element={<Stuck />} />
        <Route path="quality" element={<Quality />} />
        <Route path="log" element={<Log />} />
        <Route path="*" element={<Missing />} />
      </Route>
    </Routes>
  );
}
