import { useText } from '../../messages/workspace';
import { MediaFailed } from './MediaFailed';
import type { Source } from './sources';
import { useTextOf } from './useTextOf';

/** One attachment to look at, without anything drawn on it. */
export function Media({ source }: { source: Source }) {
  const t = useText();
  switch (source.kind) {
    case 'image':
      return <a className="media-image" href={source.url} target="_blank" rel="noreferrer"><img src={source.url} alt={source.title ?? t('media.picture')} /></a>;
    case 'video':
      return <video className="media-video" src={source.url} controls preload="metadata"><track kind="captions" /></video>;
    case 'audio':
      return <audio src={source.url} controls preload="metadata"><track kind="captions" /></audio>;
    case 'text':
      return <TextMedia source={source} />;
    case 'web':
      // A customer's page is a stranger: it is opened on its own, not shown within ours.
      return <p><a href={source.url} target="_blank" rel="noreferrer noopener">{t('media.open', { address: source.url ?? '' })}</a></p>;
  }
}

function TextMedia({ source }: { source: Source }) {
  const t = useText();
  const { text, failed, retry } = useTextOf(source);
  if (failed) return <MediaFailed icon="text" onRetry={retry} />;
  return text === null ? <div className="media-wait" role="status">{t('media.loading')}</div> : <div className="media-text" lang="">{text}</div>;
}
