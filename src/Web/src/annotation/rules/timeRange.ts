import type { JsonObject } from '../json';
import type { Report } from './report';
import type { ObjectRule } from './structure';

/** A piece of time with numbers `start` and `end` among its fields. It ends when it starts, or later. */
export const timeRange = (fields: ObjectRule): ObjectRule => ({
  ...fields,
  check(value, context) {
    const before = context.report.count;
    fields.check(value, context);
    if (context.report.count > before) return;
    const { start, end } = value as JsonObject;
    checkOrder(start as number, end as number, 'end', context.report);
  },
});

/** Whether an end does not lie before its start; tells of it under the end's `key`. */
export function checkOrder(start: number, end: number, key: string, report: Report): boolean {
  if (end < start) report.addAt(key, 'bad_shape');
  return end >= start;
}
