import type { Body, Json, Task } from '../../api/wire';
import type { TaskFilter } from './filter';
import { readPage } from './query';

export type Format = 'json' | 'jsonl' | 'csv';

export const fileTypes: Record<Format, string> = { json: 'application/json', jsonl: 'application/jsonl', csv: 'text/csv' };

/** Most tasks that one file gets: more do not fit into a browser's memory with their responses. */
const MOST = 100_000;

type Read = (filter: TaskFilter, token: string | undefined, signal: AbortSignal) => Promise<Pick<Body<'TaskPage'>, 'docs' | 'has_more' | 'next_token'>>;

/** All tasks of a filter, page after page. `whole` is false where the bound cut them off. */
export async function collect(filter: TaskFilter, signal: AbortSignal, onProgress: (done: number) => void, read: Read = readPage, most = MOST): Promise<{ tasks: Task[]; whole: boolean }> {
  const tasks: Task[] = [];
  let token: string | undefined;
  do {
    onProgress(tasks.length);
    const page = await read(filter, token, signal);
    tasks.push(...page.docs);
    token = page.has_more ? page.next_token : undefined;
  } while (token && tasks.length < most);
  return { tasks, whole: !token };
}

const columns = ['task_id', 'project', 'batch', 'type', 'status', 'unique_id', 'created_at', 'completed_at', 'customer_review_status', 'metadata', 'params', 'response'] as const;

/** Tasks as the text of a file. CSV has the usual columns, structured values as JSON. */
export function written(tasks: readonly Task[], format: Format): string {
  if (format === 'json') return JSON.stringify(tasks, null, 2);
  if (format === 'jsonl') return tasks.map((task) => `${JSON.stringify(task)}\n`).join('');
  return [columns.join(','), ...tasks.map((task) => columns.map((column) => cell(task[column])).join(','))].map((line) => `${line}\r\n`).join('');
}

/** A spreadsheet takes a cell that begins with = + - @ for a formula: such a text gets an apostrophe before it. */
function cell(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value.replace(/^[=+\-@\t\r]/, "'$&") : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
