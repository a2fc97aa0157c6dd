/** Addresses of the console's pages. Names may hold any character. */
export const projectPath = (project: string, part = ''): string => `/console/projects/${encodeURIComponent(project)}${part && `/${part}`}`;
export const taskPath = (id: string): string => `/console/tasks/${encodeURIComponent(id)}`;
export const batchTasksPath = (project: string, batch: string): string => `${projectPath(project, 'tasks')}?batch=${encodeURIComponent(batch)}`;
export const uploadPath = (project: string, batch?: string): string => `${projectPath(project, 'upload')}${batch ? `?batch=${encodeURIComponent(batch)}` : ''}`;
