import { useQuery } from '@tanstack/react-query';
import { useText } from '../messages/ops';
import { projectsQuery } from './queries';

interface Named {
  name?: string | null;
  project: string;
}

/** What batches and their projects are called: work that was given to a project without a batch is told by the project. */
export function useBatchName(): { nameOf: (batch: Named) => string; projectOf: (batch: Named) => string } {
  const t = useText();
  const projects = useQuery(projectsQuery());
  const projectOf = ({ project }: Named) => projects.data?.find((p) => p.id === project)?.name ?? project;
  return { projectOf, nameOf: (batch) => batch.name || t('risk.unnamed', { project: projectOf(batch) }) };
}
