import type { ReviewStatus, TaskStatus } from '../../api/wire';
import { DAY } from '../../spans';

export const statuses: TaskStatus[] = ['pending', 'completed', 'error', 'canceled'];
export const reviews: ReviewStatus[] = ['pending', 'accepted', 'fixed', 'commented', 'rejected'];
export const dates = ['created', 'completed', 'updated'] as const;
export type DateOf = (typeof dates)[number];

/** What the list of tasks shows; all of it stands in the address, so that a view can be sent to a colleague. */
export interface TaskFilter {
  project?: string;
  batch?: string;
  status?: TaskStatus;
  review?: ReviewStatus;
  unique_id?: string;
  tag?: string;
  which: DateOf;
  from?: string;
  to?: string;
}

const wordOf = <T extends string>(value: string | null, words: readonly T[]): T | undefined => words.find((w) => w === value);
const momentOf = (value: string | null): string | undefined => (value !== null && !Number.isNaN(Date.parse(value)) ? value : undefined);
const textOf = (value: string | null): string | undefined => (value === null || value === '' ? undefined : value);

/** Reads an address; what it does not understand is no filter. */
export function filterOf(params: URLSearchParams): TaskFilter {
  return {
    project: textOf(params.get('project')),
    batch: textOf(params.get('batch')),
    status: wordOf(params.get('status'), statuses),
    review: wordOf(params.get('review'), reviews),
    unique_id: textOf(params.get('unique_id')),
    tag: textOf(params.get('tag')),
    which: wordOf(params.get('which'), dates) ?? 'created',
    from: momentOf(params.get('from')),
    to: momentOf(params.get('to')),
  };
}

const bounds: Record<DateOf, [string, string]> = {
  created: ['start_time', 'end_time'],
  completed: ['completed_after', 'completed_before'],
  updated: ['updated_after', 'updated_before'],
};

/** The query of GET /v1/tasks for a filter. */
export function queryOf({ project, batch, status, review, unique_id, tag, which, from, to }: TaskFilter): Record<string, string> {
  const query: Record<string, string> = {};
  if (project) query.project = project;
  if (batch) query.batch = batch;
  if (status) query.status = status;
  if (review) query.customer_review_status = review;
  if (unique_id) query.unique_id = unique_id;
  if (tag) query.tags = tag;
  const [after, before] = bounds[which];
  if (from) query[after] = from;
  // A last day means all of it.
  if (to) query[before] = new Date(Date.parse(to) + DAY - 1).toISOString();
  return query;
}
