import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TaskFilter } from './filter';
import { dropFar, PAGE, pageQuery, pagesOf, type TaskLines, type TaskRow } from './pages';

/** Pages that a move may go and be followed at once; a longer one is a hand on the scroll bar, and its end is waited for, in milliseconds. */
const FOLLOWED = 2;
const SETTLED = 100;

/** Reads the pages around the rows in sight, and knows of each row what was read of it. */
export function useLines(filter: TaskFilter, first: number, last: number) {
  const queries = useQueryClient();
  const [total, setTotal] = useState(0);
  const [pages, setPages] = useState([0]);
  const wanted = pagesOf(first, last, total || 1);
  const same = wanted[0] === pages[0] && wanted.length === pages.length;
  useEffect(() => {
    if (same) return;
    const timer = setTimeout(() => setPages(wanted), Math.abs(wanted[0]! - pages[0]!) <= FOLLOWED ? 0 : SETTLED);
    return () => clearTimeout(timer);
  });
  useEffect(() => dropFar(queries, filter, pages[0]!, pages.at(-1)!), [queries, filter, pages]);

  const results = useQueries({ queries: pages.map((page) => pageQuery(queries, filter, page)) });
  const read = results.filter((result) => result.data).sort((a, b) => b.dataUpdatedAt - a.dataUpdatedAt)[0];
  // Kept while a page far away is on its way.
  if (read?.data && read.data.total !== total) setTotal(read.data.total);

  const lineAt = (row: number): TaskRow | undefined => queries.getQueryData<TaskLines>(pageQuery(queries, filter, Math.floor(row / PAGE)).queryKey)?.docs[row % PAGE];
  const failed = results.find((result) => result.isError);
  return {
    total,
    lineAt,
    isPending: total === 0 && !read && !failed,
    /** Of a page in sight. */
    error: failed?.error ?? null,
    retry: () => results.forEach((result) => void (result.isError && result.refetch())),
  };
}
