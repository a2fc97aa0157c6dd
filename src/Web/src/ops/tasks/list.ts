import { HOUR } from '../../spans';
import { PARTS, type Part } from '../live/parts';

export const STATES = ['waitingLabels', 'inLabeling', 'waitingReviews', 'inReview', 'paused'] as const;
export type State = (typeof STATES)[number];
export const LONGEST = [...PARTS, 'notLaunched', 'callbackWait'] as const;

/** Which tasks are listed: those that are open, or those that were completed. All of it stands in the address. */
export type TaskList =
  | { list: 'open'; scope: string | null; state: State | null; over: number | null; under: number | null }
  | { list: 'completed'; scope: string | null; part: Part | 'notLaunched' | 'callbackWait' | null; window: number; from: string | null; to: string | null };

const SCOPE = /^(all|(organization|workforce|project|batch):.+)$/;
const DAY_MINUTES = 1_440;
const USUAL = 60;

const wordOf = <T extends string>(value: string | null, words: readonly T[]): T | null => words.find((w) => w === value) ?? null;
const momentOf = (value: string | null): string | null => (value !== null && !Number.isNaN(Date.parse(value)) ? value : null);

function minutesOf(value: string | null, most: number): number | null {
  const n = Number(value);
  return value !== null && Number.isInteger(n) && n > 0 && n <= most ? n : null;
}

/** What an address asks for; what it does not know is no filter. */
export function listOf(params: URLSearchParams): TaskList {
  const given = params.get('scope');
  const scope = given && SCOPE.test(given) ? given : null;
  if (params.get('list') !== 'completed') return { list: 'open', scope, state: wordOf(params.get('state'), STATES), over: minutesOf(params.get('over'), 1_000_000), under: minutesOf(params.get('under'), 1_000_000) };
  const [from, to] = [momentOf(params.get('from')), momentOf(params.get('to'))];
  const both = from && to && Date.parse(from) < Date.parse(to) && Date.parse(to) - Date.parse(from) <= 24 * HOUR;
  return { list: 'completed', scope, part: wordOf(params.get('part'), LONGEST), window: minutesOf(params.get('window'), DAY_MINUTES) ?? USUAL, from: both ? from : null, to: both ? to : null };
}

/** The address of a list; what is no filter is left out. */
export function paramsOf(shown: TaskList): Record<string, string> {
  const scope: Record<string, string> = shown.scope ? { scope: shown.scope } : {};
  if (shown.list === 'open') return { ...scope, ...(shown.state && { state: shown.state }), ...(shown.over && { over: String(shown.over) }), ...(shown.under && { under: String(shown.under) }) };
  return { ...scope, list: 'completed', ...(shown.from && shown.to ? { from: shown.from, to: shown.to } : { window: String(shown.window) }), ...(shown.part && { part: shown.part }) };
}
