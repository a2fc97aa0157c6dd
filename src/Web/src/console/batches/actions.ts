import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api, take } from '../../api/client';
import type { Batch, Body } from '../../api/wire';
import { toast } from '../../components/toasts';
import { useText, type ConsoleMessage } from '../../messages/console';
import type { Change } from './order';

export type Move = 'launch' | 'pause' | 'resume' | 'cancel';

const done: Record<Move, ConsoleMessage> = { launch: 'batches.launched', pause: 'batches.paused', resume: 'batches.resumed', cancel: 'batches.cancelled' };

function send(move: Move, batch: Batch): Promise<unknown> {
  if (move === 'launch') return take(api.POST('/v1/batches/{name}/finalize', { params: { path: { name: batch.name } } }));
  return take(api.POST(`/v2/batch/${move}`, { body: { batch_id: batch.id } }));
}

/** Launch, pause, resume, cancel: tells the outcome and reads the batches again. */
export function useMove() {
  const t = useText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ move, batch }: { move: Move; batch: Batch }) => send(move, batch),
    onSuccess: (_, { move, batch }) => toast.good(t(done[move], { name: batch.name })),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['batches'] }),
  });
}

/** Labels one batch oneself, and nothing else until one wants everything again. */
export function useLabelOnly() {
  const t = useText();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name }: Batch) => take(api.PUT('/api/me/focus', { body: { batch: name } })),
    onSuccess: (me) => {
      queries.setQueryData(['me'], me);
      void navigate('/annotate');
    },
    onError: (error) => toast.bad(t('failed'), error),
  });
}

const prioritize = ({ name, priority }: Change) => take(api.POST('/v1/batches/{name}/prioritize', { params: { path: { name } }, body: { priority } }));

/** Sets priorities; the list shows them at once, and the server's word when it comes. */
export function useReorder() {
  const t = useText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (changes: Change[]) => {
      for (const change of changes) await prioritize(change);
    },
    onMutate: (changes) => {
      const to = new Map(changes.map((c) => [c.name, c.priority]));
      queries.setQueriesData<Batch[]>({ queryKey: ['batches'] }, (list) => list?.map((b) => ({ ...b, priority: to.get(b.name) ?? b.priority })));
    },
    onSuccess: () => toast.good(t('batches.reordered')),
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['batches'] }),
  });
}

export const createBatch = (body: Body<'NewBatch'>) => take(api.POST('/v1/batches', { body }));
