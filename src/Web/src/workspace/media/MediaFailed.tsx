import { Button } from '../../components/Button';
import type { IconName } from '../../components/Icon';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/workspace';

/** Media that do not come: they are asked for again, or somebody is told. Without `onRetry` the task names none. */
export function MediaFailed({ icon, onRetry, onFlag }: { icon: IconName; onRetry: (() => void) | undefined; onFlag?: (() => void) | undefined }) {
  const t = useText();
  return (
    <div className="media-failed">
      <EmptyState icon={icon} title={t('media.failed')} action={
        <div className="row">
          {onRetry && <Button onPress={onRetry}>{t('media.retry')}</Button>}
          {onFlag && <Button onPress={onFlag}>{t('media.flag')}</Button>}
        </div>
      }>
        <p>{t(!onRetry ? 'media.none' : onFlag ? 'media.failed.body' : 'media.failed.look')}</p>
      </EmptyState>
    </div>
  );
}
