import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filterOf } from './filter';
import { dropFar, idsBetween, PAGE, pageQuery, pagesOf, refresh } from './pages';

const TOTAL = 1_000_000;
const filter = filterOf(new URLSearchParams('status=pending'));
const other = filterOf(new URLSearchParams());
let asked: URLSearchParams[];
let queries: QueryClient;

beforeEach(() => {
  asked = [];
  queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  vi.stubGlobal('fetch', (request: Request) => {
    const query = new URL(request.url).searchParams;
    asked.push(query);
    const position = Number(query.get('position'));
    const docs = Array.from({ length: Math.min(PAGE, TOTAL - position) }, (_, i) => ({ task_id: `t${position + i}`, type: 'x', status: 'pending', created_at: '2026-01-01T00:00:00Z' }));
    return Promise.resolve(new Response(JSON.stringify({ docs, position, total: TOTAL, mark: `m${position / PAGE}` }), { headers: { 'Content-Type': 'application/json' } }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  queries.clear();
});

const read = (page: number, of = filter) => queries.fetchQuery(pageQuery(queries, of, page));
const near = () => asked.map((query) => query.get('near'));
const held = () => queries.getQueryCache().findAll().map((query) => query.queryKey[2]).sort((a, b) => Number(a) - Number(b));

test('a page says which known one is nearest, of its own list', async () => {
  await read(0);
  await read(5_000);
  await read(5_001);
  await read(4_990);
  await read(7, other);
  expect(near()).toEqual([null, 'm0', 'm5000', 'm5000', null]);
  expect(asked[1]!.get('position')).toBe('500000');
  expect(asked[1]!.get('status')).toBe('pending');
  await read(5_000);
  expect(asked.length).toBe(5);
});

test('after a change only what is in sight is read again, and counted anew', async () => {
  for (const page of [0, 40, 41, 42]) await read(page);
  const sight = [41, 42].map((page) => new QueryObserver(queries, pageQuery(queries, filter, page)).subscribe(() => {}));
  asked = [];
  await refresh(queries, filter);
  expect(asked.map((query) => query.get('position'))).toEqual(['4100', '4200']);
  expect(near()).toEqual([null, null]);
  await read(40);
  expect(near()[2]).toBe('m41');
  sight.forEach((leave) => leave());
});

test('what is far from the sight is let go, and what belongs to another list', async () => {
  for (const page of [0, 979, 980, 1_000, 1_021, 1_022]) await read(page);
  await read(1_000, other);
  dropFar(queries, filter, 1_000, 1_001);
  expect(held()).toEqual([980, 1_000, 1_021]);
});

test('ids are read page by page, from row to row', async () => {
  const ids = await idsBetween(queries, filter, 150, 320);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([171, 't150', 't320']);
  expect(held()).toEqual([1, 2, 3]);
});

test('rows lie in pages, and a list has its first one always', () => {
  expect(pagesOf(-12, 30, 1)).toEqual([0]);
  expect(pagesOf(95, 130, TOTAL)).toEqual([0, 1]);
  expect(pagesOf(999_990, 1_000_020, TOTAL)).toEqual([9_999]);
  expect(pagesOf(500, 600, 40)).toEqual([5]);
});

