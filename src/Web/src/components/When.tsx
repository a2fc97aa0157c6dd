import { useIntl } from 'react-intl';

const units: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** The largest unit that fits, for sentences such as "3 hours ago". Negative: the past. */
export function span(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const [unit, size] = units.find(([, s]) => Math.abs(seconds) >= s) ?? units.at(-1)!;
  return [Math.trunc(seconds / size), unit];
}

/** A moment as distance from now; the exact time on hover. */
export function When({ at, exact }: { at: string | undefined; exact?: boolean }) {
  const intl = useIntl();
  if (!at) return <>–</>;
  const date = new Date(at);
  const full = intl.formatDate(date, { dateStyle: 'medium', timeStyle: 'medium' });
  const [n, unit] = span((date.getTime() - Date.now()) / 1000);
  return <time dateTime={at} title={full}>{exact ? intl.formatDate(date, { dateStyle: 'medium', timeStyle: 'short' }) : intl.formatRelativeTime(n, unit, { numeric: 'auto' })}</time>;
}

/** A length of time, short: 2 h 5 min, 3 d, 40 s. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min${seconds < 600 && Math.round(seconds % 60) > 0 ? ` ${Math.round(seconds % 60)} s` : ''}`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`;
  return `${Math.floor(seconds / 86_400)} d ${Math.floor((seconds % 86_400) / 3600)} h`;
}
