import { useEffect } from 'react';
import type { Attachment } from '../../workspace/model/task';
import { useStation } from './context';

/** Milliseconds after a task opened at which the server is asked what comes next: it looks ahead only once somebody works. */
const askAt = [1_500, 6_000, 20_000, 60_000] as const;

/** Attachments that are loaded early; a task may have thousands of frames. */
const most = 8;

export type Loading = 'picture' | 'sound' | 'video' | 'text';

/** How an attachment is brought into the browser's cache; the server does not always know what it is. Most are pictures. */
export function loadingOf(type: string | undefined): Loading {
  if (type?.startsWith('audio/')) return 'sound';
  if (type?.startsWith('video/')) return 'video';
  return type && (type.startsWith('text/') || type.includes('json')) ? 'text' : 'picture';
}

function load({ url, type }: Attachment): void {
  switch (loadingOf(type)) {
    case 'picture':
      new Image().src = url;
      return;
    case 'video': {
      // Its beginning: a whole one may be gigabytes.
      const video = document.createElement('video');
      video.preload = 'metadata';
      video.src = url;
      return;
    }
    default:
      void window.fetch(url, { priority: 'low' }).then((response) => response.blob(), () => undefined);
  }
}

/** While the person works, the media of what comes next are brought: it opens with its picture. */
export function usePreload(task: string): void {
  const { live } = useStation();
  useEffect(() => {
    let done = false;
    const ask = () => {
      if (done) return;
      live.ahead().then((attachments) => {
        if (done || attachments.length === 0) return;
        done = true;
        attachments.slice(0, most).forEach(load);
      }, () => undefined);
    };
    const timers = askAt.map((ms) => setTimeout(ask, ms));
    return () => {
      done = true;
      timers.forEach(clearTimeout);
    };
  }, [live, task]);
}
