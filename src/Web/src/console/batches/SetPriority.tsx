import type { Batch } from '../../api/wire';
import { AskPriority } from '../../components/AskPriority';
import { useText } from '../../messages/console';
import { useReorder } from './actions';

/** The priority of a batch, or one for several. */
export function SetPriority({ batches, onClose }: { batches: readonly Batch[]; onClose: () => void }) {
  const t = useText();
  const reorder = useReorder();
  const [first] = batches;
  return (
    <AskPriority
      title={batches.length === 1 ? first!.name : t('batches.selected', { n: batches.length })}
      priority={first!.priority}
      isPending={reorder.isPending}
      onSave={(priority) => reorder.mutate(batches.map(({ name }) => ({ name, priority })), { onSettled: onClose })}
      onClose={onClose}
    />
  );
}
