export const personPath = (id: string): string => `/ops/people/${encodeURIComponent(id)}`;
/** The console's page of a task: managers see it too. */
export const taskPath = (id: string): string => `/console/tasks/${encodeURIComponent(id)}`;
export const batchPath = (id: string): string => address('/ops', { scope: `batch:${id}` });

/** Addresses of what is behind a figure of a scope; null: all that the person may see. A person's figures lead to the person. */
export function openPath(scope: string | null, { state, fromMs, toMs }: { state?: string; fromMs?: number; toMs?: number | null } = {}): string {
  return ofPerson(scope) ?? address('/ops/tasks', { scope, state, ...(fromMs && { over: minutes(fromMs) }), ...(toMs && { under: minutes(toMs) }) });
}

/** Tasks that were completed within so many minutes, or in a stretch of time; `part`: the longest of which part of their turnaround. */
export function donePath(scope: string | null, when: { minutes: number } | { from: number; to: number }, part?: string): string {
  const time = 'minutes' in when ? { window: String(when.minutes) } : { from: new Date(when.from).toISOString(), to: new Date(when.to).toISOString() };
  return ofPerson(scope) ?? address('/ops/tasks', { scope, list: 'completed', ...time, part });
}

export type GroupBy = 'project' | 'batch' | 'person';

/** The same figures, one line for each project, batch or person. */
export function groupsPath(scope: string | null, minutes: number, by: GroupBy): string {
  return ofPerson(scope) ?? address('/ops/groups', { scope, window: String(minutes), by: scope?.startsWith('batch:') ? 'batch' : by });
}

export const peoplePath = (query: { activity?: string; q?: string }): string => address('/ops/people', query);

const minutes = (ms: number) => String(Math.round(ms / 60_000));

const ofPerson = (scope: string | null) => (scope?.startsWith('person:') ? personPath(scope.slice('person:'.length)) : undefined);

function address(path: string, query: Record<string, string | null | undefined>): string {
  const said = Object.entries(query).filter((entry): entry is [string, string] => entry[1] != null && entry[1] !== '');
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`;
}
