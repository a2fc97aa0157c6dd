import type { IntlShape } from 'react-intl';
import { DAY } from '../../spans';

/** Says moments of an axis, and how much room one needs: within two days by the clock, over more by the date, with the hour where it is not midnight. */
export function timesOf(intl: Pick<IntlShape, 'formatTime' | 'formatDate'>, at: readonly number[]): { time: (ms: number) => string; room: number } {
  if ((at.at(-1) ?? 0) - (at[0] ?? 0) <= 2 * DAY) return { time: (ms) => intl.formatTime(ms), room: 72 };
  return { time: (ms) => intl.formatDate(ms, { month: 'short', day: 'numeric', ...(new Date(ms).getHours() === 0 ? {} : { hour: '2-digit' }) }), room: 104 };
}
