import type { IntlShape } from 'react-intl';

const DAY = 86_400_000;

/** Says moments of an axis: within a day by the clock, over days by the date, and midnight by both. */
export function timeOf(intl: Pick<IntlShape, 'formatTime' | 'formatDate'>, at: readonly number[]): (ms: number) => string {
  const long = (at.at(-1) ?? 0) - (at[0] ?? 0) > 2 * DAY;
  return (ms) => (long ? intl.formatDate(ms, { month: 'short', day: 'numeric', ...(new Date(ms).getHours() === 0 ? {} : { hour: '2-digit' }) }) : intl.formatTime(ms));
}
