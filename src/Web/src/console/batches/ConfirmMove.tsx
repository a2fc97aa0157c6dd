import type { Batch } from '../../api/wire';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../messages/console';
import { useMove, type Move } from './actions';

export interface Pending {
  batch: Batch;
  move: Move;
}

/** Asks before what cannot be taken back: a launch closes the batch, a cancel ends it. */
export function ConfirmMove({ pending: { batch, move }, onClose }: { pending: Pending; onClose: () => void }) {
  const t = useText();
  const mutation = useMove();
  const words = move === 'launch' ? 'launch' : 'cancel';
  const go = () => mutation.mutate({ move, batch }, { onSettled: onClose });
  return (
    <Dialog
      title={t(`batches.${words}.title`, { name: batch.name })}
      isOpen
      onClose={onClose}
      role="alertdialog"
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t(words === 'launch' ? 'cancel' : 'batches.keep')}</Button>
          <Button kind={words === 'launch' ? 'primary' : 'danger'} onPress={go} isPending={mutation.isPending} autoFocus>{t(words === 'launch' ? 'batches.launch' : 'batches.cancel.confirm')}</Button>
        </>
      }
    >
      <p>{t(`batches.${words}.body`)}</p>
    </Dialog>
  );
}
