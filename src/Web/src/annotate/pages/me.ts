import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { JsonObject } from '../../annotation/json';
import type { Attachment } from '../../workspace/model/task';

/** Shapes of `/api/me`: docs/accounts.md. */
export interface Totals {
  readonly labels: number;
  readonly reviews: number;
  readonly done: number;
  readonly active_ms: number;
}

export interface Me {
  readonly today: Totals;
  readonly projects: readonly { readonly id: string; readonly name: string; readonly type: string; readonly waiting: number }[];
}

export type Outcome = 'waiting' | 'accepted' | 'fixed' | 'rejected' | 'completed' | 'canceled';

export interface OwnAnswer {
  readonly task: string;
  readonly project: { readonly id: string; readonly name: string; readonly type: string };
  readonly batch?: string;
  readonly stage: 'label' | 'review';
  readonly answered_at: string;
  readonly active_ms: number;
  readonly verdict?: 'accept' | 'fix' | 'reject';
  readonly outcome: Outcome;
  readonly note?: string;
}

export interface OwnTask extends OwnAnswer {
  readonly params: JsonObject;
  readonly attachments: readonly Attachment[];
  readonly project_params?: JsonObject;
  readonly response?: JsonObject;
}

export interface Performance extends Totals {
  readonly from: string;
  readonly to: string;
  /** Medians of the others; absent while they are few. */
  readonly others?: { readonly people: number; readonly mean_active_ms: number; readonly first_pass_yield?: number };
  readonly projects: readonly (Totals & { readonly id: string; readonly name: string; readonly type: string; readonly mean_active_ms: number; readonly accepted: number; readonly fixed: number; readonly rejected: number })[];
}

interface Page {
  readonly docs: readonly OwnAnswer[];
  readonly next_token?: string;
}

/** Changes with every answer: asked again when the page is shown. */
export const useMe = () => useQuery({ queryKey: ['me'], staleTime: 0, queryFn: ({ signal }) => send<Me>('GET', '/api/me', undefined, signal) });

export const useHistory = () =>
  useInfiniteQuery({
    queryKey: ['me', 'history'],
    staleTime: 0,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => send<Page>('GET', `/api/me/history?limit=50${pageParam && `&next_token=${encodeURIComponent(pageParam)}`}`, undefined, signal),
    getNextPageParam: (page) => page.next_token,
  });

export const useOwnTask = (task: string) => useQuery({ queryKey: ['me', 'history', task], queryFn: ({ signal }) => send<OwnTask>('GET', `/api/me/history/${encodeURIComponent(task)}`, undefined, signal) });

export const usePerformance = (days: number) => useQuery({ queryKey: ['me', 'performance', days], queryFn: ({ signal }) => send<Performance>('GET', `/api/me/performance?days=${days}`, undefined, signal) });
