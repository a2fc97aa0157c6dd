import { useQuery } from '@tanstack/react-query';
import { useText } from '../../messages/workspace';
import type { Source } from './sources';

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
  const { text } = useTextOf(source);
  return <div className="media-text" lang="">{text}</div>;
}

/** The words of a text, fetched where it is a file. */
export function useTextOf(source: Source | undefined): { text: string; failed: boolean; loading: boolean } {
  const asked = useQuery({
    queryKey: ['text', source?.url],
    enabled: source?.text === undefined && source?.url !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const response = await window.fetch(source!.url!, { signal });
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    },
  });
  return { text: source?.text ?? asked.data ?? '', failed: asked.isError, loading: asked.isLoading };
}
