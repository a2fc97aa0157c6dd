import { useIntl } from 'react-intl';
import type { BatchCounts } from '../api/wire';
import { SegmentBar } from '../components/SegmentBar';
import { useText } from '../messages/console';
import { sumOf } from './queries';

/** How far a batch or project is: a bar and the same in words. */
export function Progress({ counts, tall }: { counts: Partial<BatchCounts>; tall?: boolean }) {
  const t = useText();
  const intl = useIntl();
  const { pending, completed, error, canceled, all } = sumOf(counts);
  const counted = all - canceled;
  // Nothing is all done before the last: 299 of 300 are 99 %, not 100.
  const share = completed < counted ? Math.min(completed / counted, 0.99) : 1;
  return (
    <div className="progress">
      <SegmentBar
        tall={tall}
        label={t('progress.label', { completed, pending, error, canceled })}
        segments={[{ state: 'done', value: completed }, { state: 'error', value: error }, { state: 'rest', value: pending }, { state: 'canceled', value: canceled }]}
      />
      <span className="progress-words">
        {all === 0 ? t('progress.empty') : t('progress.of', { done: completed, all: counted })}
        {counted > 0 && <span>{intl.formatNumber(share, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 })}</span>}
      </span>
    </div>
  );
}
