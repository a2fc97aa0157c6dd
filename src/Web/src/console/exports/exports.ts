import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, take } from '../../api/client';
import type { Body } from '../../api/wire';
import { queryOf, type TaskFilter } from '../tasks/filter';

export const formats = ['jsonl', 'csv', 'coco', 'yolo', 'voc', 'geojson'] as const;
export type Format = (typeof formats)[number];

/** Formats that hold what is drawn on pictures, and nothing else. */
export const pictureFormats: readonly Format[] = ['coco', 'yolo', 'voc', 'geojson'];

/** docs/exports.md */
export type Export = Body<'Export'>;

export const underWay = ({ state }: Export): boolean => state === 'waiting' || state === 'running';

/** Milliseconds between looks while something is written; links are made anew before their hour is over. */
const WRITING = 1_000;
const LINKS = 30 * 60_000;

export const exportsQuery = () =>
  infiniteQueryOptions({
    queryKey: ['exports'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => take(api.GET('/api/exports', { params: { query: { limit: 50, ...(pageParam && { next_token: pageParam }) } } })),
    getNextPageParam: (page) => page.next_token,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.docs.some(underWay)) ? WRITING : LINKS),
  });

/** The body of POST /api/exports. */
export const bodyOf = (format: Format, filter: TaskFilter, asOf: string | null) => ({ format, filter: queryOf(filter), ...(asOf && { as_of: asOf }) });

/** The server's links name the address it was asked at; behind a proxy that is not ours. The path is what counts. */
export function linkOf(url: string, origin: string): string {
  const { pathname, search } = new URL(url, origin);
  return origin + pathname + search;
}

/** What a person pastes into a terminal: a download that goes on where it broke, and its check. The file name is the server's own word. */
export const commandsOf = (name: string, url: string, sha256: string) => ({
  download: `curl -C - -o ${name} '${url.replaceAll("'", '%27')}'`,
  check: `echo '${sha256}  ${name}' | sha256sum -c`,
});

const names = ['project', 'batch', 'status', 'customer_review_status', 'type', 'unique_id', 'tags'] as const;

export interface FilterValue {
  name: (typeof names)[number];
  value: string;
}

/** The filter in short, for a row: its plain values. Dates are told apart. */
export const valuesOf = (filter: Export['filter']): FilterValue[] => names.flatMap((name) => [filter[name] ?? []].flat().map((value) => ({ name, value })));
