export interface Delta {
  /** Now over before, less one. */
  change: number;
  good: boolean | undefined;
}

/** How a figure moved against the window before; none when either is absent or there was nothing to compare with. */
export function deltaOf(now: number | null | undefined, before: number | null | undefined, better?: 'more' | 'less'): Delta | undefined {
  if (now == null || before == null || before === 0) return undefined;
  const change = now / before - 1;
  return { change, good: Math.abs(change) < 0.005 || !better ? undefined : (better === 'more') === change > 0 };
}
