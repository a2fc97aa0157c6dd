import type { MetricHistory } from '../../api/metrics';

export interface Series {
  /** Starts of the buckets, milliseconds since 1970. */
  at: number[];
  arrived: number[];
  completed: number[];
  /** Milliseconds; null where nothing was completed. */
  p50: (number | null)[];
  p90: (number | null)[];
}

/** Every bucket of the period: those in which nothing happened are zero, and have no turnaround. */
export function seriesOf({ series = [], from, to, bucketMs }: Pick<MetricHistory, 'series' | 'from' | 'to' | 'bucketMs'>): Series {
  const byTime = new Map((series ?? []).map((point) => [Date.parse(point.at), point.figures]));
  const made: Series = { at: [], arrived: [], completed: [], p50: [], p90: [] };
  for (let at = Math.floor(Date.parse(from) / bucketMs) * bucketMs; at < Date.parse(to); at += bucketMs) {
    const figures = byTime.get(at);
    made.at.push(at);
    made.arrived.push(figures?.arrived ?? 0);
    made.completed.push(figures?.completed ?? 0);
    made.p50.push(figures?.turnaround?.p50 ?? null);
    made.p90.push(figures?.turnaround?.p90 ?? null);
  }
  return made;
}

export interface Cell {
  due: number;
  onTime: number;
}

/** Due tasks by weekday (0 is Monday) and hour of the day, in local time. */
export function heatOf(series: MetricHistory['series'], local: (ms: number) => Date = (ms) => new Date(ms)): Cell[][] {
  const heat = Array.from({ length: 7 }, () => Array.from({ length: 24 }, (): Cell => ({ due: 0, onTime: 0 })));
  for (const { at, figures } of series ?? []) {
    if (!figures.sla) continue;
    const time = local(Date.parse(at));
    const cell = heat[(time.getDay() + 6) % 7]![time.getHours()]!;
    cell.due += figures.sla.due;
    cell.onTime += figures.sla.onTime;
  }
  return heat;
}
