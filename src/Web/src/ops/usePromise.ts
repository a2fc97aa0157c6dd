import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { promiseOf, type Promised } from './promise';
import { batchesQuery, projectsQuery } from './queries';

/** What is promised in a scope, as far as the person's own projects tell. */
export function usePromise(scope: string | null): Promised | undefined {
  const projects = useQuery(projectsQuery()).data;
  const batches = useQuery({ ...batchesQuery(), enabled: scope?.startsWith('batch:') ?? false }).data?.batches;
  return useMemo(() => promiseOf(scope, projects ?? [], (batch) => batches?.find((b) => b.id === batch)?.project), [scope, projects, batches]);
}
