import type { Batch, BatchStatus, ReviewStatus, TaskStatus } from '../api/wire';
import { Chip, type Tone } from '../components/Chip';
import { useText } from '../messages/console';

const tones: Record<TaskStatus | BatchStatus, Tone> = {
  pending: 'info', completed: 'good', error: 'bad', canceled: 'plain',
  staging: 'plain', in_progress: 'info', paused: 'warn', cancelled: 'plain',
};
const reviewTones: Record<ReviewStatus, Tone> = { pending: 'plain', accepted: 'good', fixed: 'review', commented: 'info', rejected: 'bad' };

export function StatusChip({ status }: { status: TaskStatus | BatchStatus }) {
  const t = useText();
  return <Chip tone={tones[status]}>{t(`status.${status}`)}</Chip>;
}

export function ReviewChip({ status }: { status: ReviewStatus | undefined }) {
  const t = useText();
  return status ? <Chip tone={reviewTones[status]}>{t(`review.${status}`)}</Chip> : <>{t('none')}</>;
}

export type BatchKind = 'production' | 'calibration' | 'self_label';
export const kindOf = (batch: Batch): BatchKind => (batch.calibration_batch ? 'calibration' : batch.self_label_batch ? 'self_label' : 'production');
