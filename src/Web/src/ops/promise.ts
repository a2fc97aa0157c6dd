import { HOUR } from '../spans';

/** Hours that a service level promises, as the server has them; the standard one promises nothing. */
const promised: Record<string, number> = { express: 24, urgent: 4 };

export interface Promised {
  /** Milliseconds. */
  ms: number;
  /** Projects in the scope, and how many of them promise something: when not all promise the same, `ms` is the strictest. */
  of: number;
  promising: number;
  same: boolean;
}

interface Project {
  id: string;
  sla_tier: string;
  archived?: boolean;
}

/** What the projects of a scope promise; undefined when none does, or when it is not known which projects they are. */
export function promiseOf(scope: string | null, projects: readonly Project[], projectOfBatch: (batch: string) => string | undefined = () => undefined): Promised | undefined {
  const [kind, id = ''] = (scope ?? 'all').split(':');
  const one = kind === 'project' ? id : kind === 'batch' ? projectOfBatch(id) : undefined;
  const within = kind === 'person' ? [] : kind === 'project' || kind === 'batch' ? projects.filter((p) => p.id === one) : projects.filter((p) => !p.archived);
  const hours = within.flatMap((p) => promised[p.sla_tier] ?? []);
  if (hours.length === 0) return undefined;
  return { ms: Math.min(...hours) * HOUR, of: within.length, promising: hours.length, same: hours.length === within.length && new Set(hours).size === 1 };
}

/** A line so far above all others would press them flat: beyond so many times the highest it is said, not drawn. */
const FAR = 4;

export const isFar = (ms: number, values: readonly (number | null)[]): boolean => ms > FAR * Math.max(...values.map((v) => v ?? 0), 0);
