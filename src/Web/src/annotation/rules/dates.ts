const form = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;

/** Milliseconds since 1970 of a date (2026-01-31) or a moment (2026-01-31T10:20:30Z, without zone UTC); null for anything else. */
export function readDate(text: string): number | null {
  const found = form.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((p) => Number(p ?? 0));
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month) || hour > 23 || minute > 59 || second > 59) return null;
  const offset = offsetOf(found[8]);
  if (offset === null) return null;
  const fraction = Number(`0.${found[7] ?? '0'}`) * 1000;
  const whole = new Date(0);
  whole.setUTCFullYear(year, month - 1, day);
  whole.setUTCHours(hour, minute, second);
  return whole.getTime() + fraction - offset * 60_000;
}

function daysOf(year: number, month: number): number {
  return month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function offsetOf(zone: string | undefined): number | null {
  if (!zone || zone === 'Z') return 0;
  const [hours = 0, minutes = 0] = zone.slice(1).split(':').map(Number);
  const total = hours * 60 + minutes;
  return minutes > 59 || total > 14 * 60 ? null : zone[0] === '-' ? -total : total;
}
