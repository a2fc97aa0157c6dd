import { useNavigate } from 'react-router';
import { useSession } from '../../api/session';
import type { Batch } from '../../api/wire';
import { ActionMenu, type Action } from '../../components/Menu';
import { useText } from '../../messages/console';
import { batchTasksPath, uploadPath } from '../paths';
import { useLabelOnly, useMove, type Move } from './actions';

export interface BatchMenuProps {
  batch: Batch;
  /** Its place in the order, and the last place that has one. */
  at: number;
  last: number;
  onPlace: (to: number) => void;
  /** Moves that ask first. */
  onMove: (move: Move) => void;
  onPriority: () => void;
}

export function BatchMenu({ batch, at, last, onPlace, onMove, onPriority }: BatchMenuProps) {
  const t = useText();
  const navigate = useNavigate();
  const move = useMove();
  const label = useLabelOnly();
  const { status } = batch;
  const live = at <= last;
  const labels = useSession((s) => s.session?.labels ?? false);
  const actions: (Action | false)[] = [
    { id: 'open', name: t('batches.open'), icon: 'list', onAction: () => void navigate(batchTasksPath(batch.project, batch.name)) },
    live && { id: 'upload', name: t('batches.upload'), icon: 'upload', onAction: () => void navigate(uploadPath(batch.project, batch.name)) },
    batch.self_label_batch && status === 'in_progress' && labels && { id: 'label', name: t('batches.label'), icon: 'edit', onAction: () => label.mutate(batch) },
    status === 'staging' && { id: 'launch', name: t('batches.launch'), icon: 'play', apart: true, onAction: () => onMove('launch') },
    status === 'in_progress' && { id: 'pause', name: t('batches.pause'), icon: 'pause', apart: true, onAction: () => move.mutate({ move: 'pause', batch }) },
    status === 'paused' && { id: 'resume', name: t('batches.resume'), icon: 'play', apart: true, onAction: () => move.mutate({ move: 'resume', batch }) },
    live && { id: 'first', name: t('batches.first'), icon: 'up', apart: true, isDisabled: at === 0, onAction: () => onPlace(0) },
    live && { id: 'up', name: t('batches.up'), icon: 'up', isDisabled: at === 0, onAction: () => onPlace(at - 1) },
    live && { id: 'down', name: t('batches.down'), icon: 'down', isDisabled: at === last, onAction: () => onPlace(at + 1) },
    live && { id: 'priority', name: t('batches.setpriority'), icon: 'edit', onAction: onPriority },
    live && { id: 'cancel', name: t('batches.cancel'), icon: 'stop', danger: true, apart: true, onAction: () => onMove('cancel') },
  ];
  return <ActionMenu label={t('batches.actions', { name: batch.name })} actions={actions.filter((a) => a !== false)} />;
}
