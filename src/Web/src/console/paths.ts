import type { TaskFilter } from './tasks/filter';

/** Addresses of the console's pages. Names may hold any character. */
export const projectPath = (project: string, part = ''): string => `/console/projects/${encodeURIComponent(project)}${part && `/${part}`}`;
export const taskPath = (id: string): string => `/console/tasks/${encodeURIComponent(id)}`;
export const batchTasksPath = (project: string, batch: string): string => `${projectPath(project, 'tasks')}?batch=${encodeURIComponent(batch)}`;
export const uploadPath = (project: string, batch?: string): string => `${projectPath(project, 'upload')}${batch ? `?batch=${encodeURIComponent(batch)}` : ''}`;

/** Asks for an export of what a list of tasks shows. */
export function exportPath(filter: TaskFilter): string {
  const query = new URLSearchParams({ new: '' });
  for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
  return `/console/exports?${query}`;
}
