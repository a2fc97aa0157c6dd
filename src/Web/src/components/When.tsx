import { useIntl } from 'react-intl';

const units: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]];

/** The largest unit that fits, to the nearest whole, for sentences such as "3 hours ago". Negative: the past. */
export function span(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const fits = units.findIndex(([, size]) => Math.abs(seconds) >= size);
  const [unit, size] = units.at(fits)!;
  const n = Math.round(seconds / size);
  // 59.7 minutes are an hour.
  const larger = units[fits - 1];
  return larger && Math.abs(n) * size >= larger[1] ? [Math.sign(n), larger[0]] : [n, unit];
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
