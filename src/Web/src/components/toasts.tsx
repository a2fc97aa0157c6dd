import { Button, Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion } from 'react-aria-components';
import { ApiError } from '../api/errors';
import { useText } from '../messages/shell';
import { Icon } from './Icon';
import './toasts.css';

interface ToastContents {
  kind: 'good' | 'bad' | 'info';
  title: string;
  detail?: string;
}

/** Milliseconds that good news stays; bad news stays until it is dismissed. */
const GOOD_NEWS = 6000;

const queue = new ToastQueue<ToastContents>({ maxVisibleToasts: 4 });

/** Tells the outcome of something the person did, in a corner of the screen. */
export const toast = {
  good: (title: string, detail?: string) => queue.add({ kind: 'good', title, detail }, { timeout: GOOD_NEWS }),
  info: (title: string, detail?: string) => queue.add({ kind: 'info', title, detail }, { timeout: GOOD_NEWS }),
  /** Stays until it is dismissed. */
  note: (title: string, detail: string) => queue.add({ kind: 'info', title, detail }),
  bad: (title: string, error?: unknown) => queue.add({ kind: 'bad', title, detail: detailOf(error) }),
};

function detailOf(error: unknown): string | undefined {
  if (error instanceof ApiError && error.problems.length > 0) return error.problems.map((p) => `${p.path}: ${p.message}`).slice(0, 5).join('\n');
  return error instanceof Error ? error.message : undefined;
}

export function Toasts() {
  const t = useText();
  return (
    <ToastRegion queue={queue} className="toasts" aria-label={t('notifications')}>
      {({ toast: item }) => (
        <Toast toast={item} className={`toast ${item.content.kind}`}>
          <Icon name={item.content.kind === 'good' ? 'check' : item.content.kind === 'bad' ? 'warning' : 'info'} />
          <ToastContent className="grow">
            <Text slot="title" className="toast-title">{item.content.title}</Text>
            {item.content.detail && <Text slot="description" className="toast-detail">{item.content.detail}</Text>}
          </ToastContent>
          <Button slot="close" className="button quiet icon" aria-label={t('dismiss')}><Icon name="close" size={16} /></Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
