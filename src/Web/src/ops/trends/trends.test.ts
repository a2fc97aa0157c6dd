import { expect, test } from 'vitest';
import type { MetricHistory } from '../../api/metrics';
import { paramsOf, periodOf, queryOf } from './period';
import { heatOf, seriesOf } from './series';

const now = Date.parse('2026-03-20T12:00:00Z');
const period = (text: string) => periodOf(new URLSearchParams(text));

test('an address survives, and what it does not know is the usual week', () => {
  expect(paramsOf(period('window=30d&scope=project:a'))).toEqual({ window: '30d', scope: 'project:a' });
  expect(paramsOf(period('window=5y&scope=moon'))).toEqual({});
  expect(paramsOf(period('from=2026-03-01&to=2026-03-02&window=24h'))).toEqual({ from: '2026-03-01', to: '2026-03-02' });
});

test('a last day is meant whole, the future is not asked for, and old days come by the hour', () => {
  expect(queryOf(period('from=2026-03-18T00:00:00Z&to=2026-03-19T00:00:00Z'), now).query).toEqual({ from: '2026-03-18T00:00:00.000Z', to: '2026-03-20T00:00:00.000Z', bucket: '15m' });
  expect(queryOf(period('from=2026-03-20T00:00:00Z&to=2026-03-25T00:00:00Z'), now).query.to).toBe('2026-03-20T12:00:00.000Z');
  expect(queryOf(period('from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z'), now).query.bucket).toBe('1h');
  expect(queryOf(period('window=90d'), now)).toEqual({ query: { window: '90d', bucket: '1h' }, hours: 2160 });
  expect(queryOf(period('from=2026-04-01'), now).hours).toBe(1);
});

const point = (at: string, figures: object) => ({ at, figures }) as NonNullable<MetricHistory['series']>[number];

test('a bucket in which nothing happened is zero, and its turnaround absent', () => {
  const series = seriesOf({ from: '2026-03-20T10:00:00Z', to: '2026-03-20T12:30:00Z', bucketMs: 3_600_000, series: [point('2026-03-20T11:00:00Z', { arrived: 3, completed: 2, turnaround: { p50: 1000, p90: 5000 } })] });
  expect(series.at).toHaveLength(3);
  expect([series.arrived, series.completed, series.p50, series.p90]).toEqual([[0, 3, 0], [0, 2, 0], [null, 1000, null], [null, 5000, null]]);
});

test('hours of several weeks fall together, and what had no due task stays empty', () => {
  const of = (at: string, due: number, onTime: number) => point(at, { sla: { due, onTime, attainment: onTime / due } });
  const heat = heatOf([of('2026-03-16T09:00:00Z', 4, 4), of('2026-03-23T09:15:00Z', 4, 2), of('2026-03-22T23:00:00Z', 1, 0), point('2026-03-17T09:00:00Z', {})], (ms) => {
    const date = new Date(ms);
    return { getDay: () => date.getUTCDay(), getHours: () => date.getUTCHours() } as Date;
  });
  expect([heat[0]![9], heat[6]![23], heat[1]![9]]).toEqual([{ due: 8, onTime: 6 }, { due: 1, onTime: 0 }, { due: 0, onTime: 0 }]);
});
