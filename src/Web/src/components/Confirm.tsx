import { Button } from './Button';
import { Dialog } from './Dialog';

export interface ConfirmProps {
  title: string;
  body: string;
  /** Names what happens, not "OK". */
  confirm: string;
  cancel: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, body, confirm, cancel, busy, onConfirm, onClose }: ConfirmProps) {
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      role="alertdialog"
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{cancel}</Button>
          <Button kind="danger" isPending={busy} onPress={onConfirm}>{confirm}</Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  );
}
