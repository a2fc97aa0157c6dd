import type { Figures } from '../../api/metrics';

/** The parts of the turnaround in the order in which a task meets them. */
export const PARTS = ['queueWait', 'offerWait', 'activeWork', 'idleInLease', 'rework', 'reviewWait', 'reviewWork'] as const;
export type Part = (typeof PARTS)[number];

export interface Bar {
  part: Part;
  ms: number;
  /** Of the turnaround, 0..1; where the bar begins, and how long it is. */
  start: number;
  share: number;
}

/** The waterfall as bars that follow each other; none when no task was completed. */
export function barsOf(waterfall: Figures['waterfall']): Bar[] {
  if (!waterfall) return [];
  const whole = PARTS.reduce((sum, part) => sum + waterfall[part], 0);
  let before = 0;
  return PARTS.map((part) => {
    const ms = waterfall[part];
    const bar = { part, ms, start: whole > 0 ? before / whole : 0, share: whole > 0 ? ms / whole : 0 };
    before += ms;
    return bar;
  });
}
