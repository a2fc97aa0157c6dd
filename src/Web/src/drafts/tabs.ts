/** This device's tabs tell each other which drafts they wrote. A tab does not hear itself. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('scheduler.drafts');

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has one origin, its own
export const tellWritten = (key: string): void => tabs?.postMessage(key);

/** Calls back whenever another tab wrote the draft, until what it returns is called. */
export function onWritten(key: string, act: () => void): () => void {
  const heard = ({ data }: MessageEvent<unknown>) => data === key && act();
  tabs?.addEventListener('message', heard);
  return () => tabs?.removeEventListener('message', heard);
}
