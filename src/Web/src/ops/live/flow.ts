import type { MetricHistory, Snapshot } from '../../api/metrics';

const MINUTE = 60_000;

export interface Flow {
  /** Starts of the steps, milliseconds since 1970. */
  at: number[];
  arrived: number[];
  completed: number[];
  /** Milliseconds. */
  step: number;
}

/** Minutes that one point of the chart sums up: some sixty points whatever the window. */
export const stepOf = (minutes: number): number => (minutes <= 60 ? 1 : minutes <= 240 ? 5 : 15);

/** First and last moment of the window of a chart, on whole minutes: charts above each other are drawn over the same. */
export function windowOf({ asOf }: Pick<Snapshot, 'asOf'>, minutes: number): readonly [number, number] {
  const to = Math.floor(Date.parse(asOf) / MINUTE) * MINUTE;
  return [to - minutes * MINUTE, to];
}

/** Arrivals and completions by step: history as it was read, its end replaced by what the live stream says of the last minutes. */
export function flowOf(history: MetricHistory, tail: Snapshot['tail'], minutes: number, asOf: number): Flow {
  const step = stepOf(minutes) * MINUTE;
  const byMinute = new Map<number, { arrived: number; completed: number }>();
  for (const { at, figures } of [...(history.series ?? []), ...tail]) byMinute.set(Date.parse(at), { arrived: figures.arrived ?? 0, completed: figures.completed ?? 0 });
  const last = Math.floor(asOf / step) * step;
  const first = Math.ceil((asOf - minutes * MINUTE) / step) * step;
  const flow: Flow = { at: [], arrived: [], completed: [], step };
  for (let at = first; at <= last; at += step) {
    let arrived = 0;
    let completed = 0;
    for (let minute = at; minute < at + step; minute += MINUTE) {
      arrived += byMinute.get(minute)?.arrived ?? 0;
      completed += byMinute.get(minute)?.completed ?? 0;
    }
    flow.at.push(at);
    flow.arrived.push(arrived);
    flow.completed.push(completed);
  }
  return flow;
}
