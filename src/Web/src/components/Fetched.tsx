import type { ReactNode } from 'react';
import { useText } from '../messages/shell';
import { Button } from './Button';
import { EmptyState, ErrorState, ErrorText, Loading, Notice } from './States';

/** As much of a query as is needed to show how it stands. */
export interface Fetch<T> {
  data: T | undefined;
  error: Error | null;
  /** It waits for the network. */
  isPaused: boolean;
  refetch: () => Promise<unknown>;
}

/**
 * What was asked of the server: gray bars until it comes, or why it does not, with a way to ask again. What came before stays when it cannot be
 * read anew, with the word that it is old: one reading of many that fails must not take a table away, nor the dialog that stands over it.
 */
export function Fetched<T>({ of: { data, error, isPaused, refetch }, rows, children }: { of: Fetch<T>; rows?: number; children: (data: T) => ReactNode }) {
  const t = useText();
  const again = () => void refetch();
  if (data === undefined)
    return error ? <ErrorState error={error} onRetry={again} />
      : isPaused ? <EmptyState icon="warning" title={t('connection.offline')}><p>{t('waits')}</p></EmptyState>
      : <Loading {...(rows && { rows })} />;
  return (
    <>
      {error && (
        <Notice kind="warn">
          <div className="row apart">
            <div className="grow"><p>{t('old')}</p><ErrorText error={error} /></div>
            <Button size="small" onPress={again}>{t('retry')}</Button>
          </div>
        </Notice>
      )}
      {children(data)}
    </>
  );
}

type Found<T> = { [K in keyof T]: T[K] extends { data: infer D } ? Exclude<D, undefined> : never };

/** Several queries as one: there when all are, and old when one of them is. */
export function together<const T extends readonly Fetch<unknown>[]>(queries: T): Fetch<Found<T>> {
  const failed = queries.filter((query) => query.error);
  return {
    data: queries.every((query) => query.data !== undefined) ? (queries.map((query) => query.data) as Found<T>) : undefined,
    error: failed[0]?.error ?? null,
    isPaused: queries.some((query) => query.isPaused),
    refetch: () => Promise.all(failed.map((query) => query.refetch())),
  };
}
