export const personPath = (id: string): string => `/ops/people/${encodeURIComponent(id)}`;
/** The console's page of a task: managers see it too. */
export const taskPath = (id: string): string => `/console/tasks/${encodeURIComponent(id)}`;
