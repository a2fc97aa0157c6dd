/** A month in UTC, as the bounds that the API takes. */
export interface Month {
  start: string;
  end: string;
}

/** The last `n` months, this one first. */
export function lastMonths(now: Date, n: number): Month[] {
  return Array.from({ length: n }, (_, i) => ({
    start: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i, 1)).toISOString(),
    end: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - i + 1, 1) - 1).toISOString(),
  }));
}
