import { DAY, HOUR } from '../../spans';

/** Windows of history that end now, in hours. */
export const windows = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24, '90d': 90 * 24 } as const;
export type Window = keyof typeof windows;
export type Bucket = '15m' | '1h';

/** What is looked at: a window that ends now, or days of one's own choice, the last one included. */
export interface Period {
  scope: string | null;
  window: Window;
  from: string | null;
  to: string | null;
}

const SCOPE = /^(all|(organization|workforce|project|batch):.+)$/;
const dayOf = (text: string | null): string | null => (text !== null && !Number.isNaN(Date.parse(text)) ? text : null);

export function periodOf(params: URLSearchParams): Period {
  const scope = params.get('scope');
  const [from, to] = [dayOf(params.get('from')), dayOf(params.get('to'))];
  return { scope: scope && SCOPE.test(scope) ? scope : null, window: (Object.keys(windows) as Window[]).find((w) => w === params.get('window')) ?? '7d', from, to };
}

/** The address of a period; defaults are left out, and days of one's own choice stand before a window. */
export const paramsOf = ({ scope, window, from, to }: Period): Record<string, string> => ({
  ...(scope && { scope }),
  ...(from ? { from, ...(to && { to }) } : window !== '7d' && { window }),
});

/** The query of /api/metrics: quarters of an hour for up to three days of the last thirty, hours otherwise. */
export function queryOf({ scope, window, from, to }: Period, now: number): { query: Record<string, string>; hours: number } {
  const end = from && to ? Math.min(now, Date.parse(to) + DAY) : now;
  const begin = from ? Math.min(Date.parse(from), end - HOUR) : end - windows[window] * HOUR;
  const hours = (end - begin) / HOUR;
  const bucket: Bucket = hours <= 72 && now - begin < 29 * DAY ? '15m' : '1h';
  return { query: { ...(from ? { from: new Date(begin).toISOString(), to: new Date(end).toISOString() } : { window }), bucket, ...(scope && { scope }) }, hours };
}
