import { lazy, Suspense } from 'react';
import { Loading } from '../components/States';
import type { WorkspaceProps } from './Workspace';

const load = () => import('./Workspace');
const Loaded = lazy(() => load().then(({ Workspace }) => ({ default: Workspace })));

/** The workspace, fetched when it is first shown: pages around it are there without it. */
export const LazyWorkspace = (props: WorkspaceProps) => (
  <Suspense fallback={<Loading rows={8} />}>
    <Loaded {...props} />
  </Suspense>
);

/** Fetches it ahead, where somebody is about to work. */
export const fetchWorkspace = (): void => void load();
