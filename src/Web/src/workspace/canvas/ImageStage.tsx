import { useEffect, useState } from 'react';
import { isShapeItem } from '../../annotation/document/document';
import { opsOf } from '../../annotation/shapes/registry';
import { MediaFailed } from '../media/MediaFailed';
import { useDesk, useUi } from '../model/context';
import type { Desk } from '../model/desk';
import { useText } from '../../messages/workspace';
import { Canvas } from './Canvas';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Scale from which single pixels are worth seeing. */
const crispFrom = 3;

/** A picture to draw on; says so when it cannot be loaded, and what can be done about it. */
export function ImageStage({ url, onFlag }: { url: string | undefined; onFlag?: (() => void) | undefined }) {
  const t = useText();
  const desk = useDesk();
  const [size, setSize] = useState<Size | 'loading' | 'failed'>('loading');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    setSize('loading');
    if (url === undefined) return setSize('failed');
    const image = new Image();
    // A drawing without a size of its own is shown at a usual one.
    const gone = new AbortController();
    image.addEventListener('load', () => setSize({ width: image.naturalWidth || 1000, height: image.naturalHeight || 1000 }), gone);
    image.addEventListener('error', () => setSize('failed'), gone);
    image.src = url;
    return () => gone.abort();
  }, [url, tries]);
  if (size === 'loading') return <div className="media-wait" role="status">{t('media.loading')}</div>;
  const alone = size === 'failed' && !desk.editable ? extentOf(desk) : null;
  // What was drawn stays readable without what it was drawn on.
  if (alone) return <><p className="media-alone" role="status">{t('media.alone')}</p><Canvas {...alone} /></>;
  if (size === 'failed') return <MediaFailed icon="image" onRetry={url === undefined ? undefined : () => setTries((n) => n + 1)} onFlag={onFlag} />;
  return <Canvas width={size.width} height={size.height}><Picture url={url!} {...size} /></Canvas>;
}

/** How far the shapes reach, with a little room; null without any. */
function extentOf(desk: Desk): Size | null {
  const bounds = desk.store.get().items.filter(isShapeItem).map((i) => opsOf(i.kind).bounds(i.shape));
  return bounds.length === 0 ? null : { width: Math.max(...bounds.map((b) => b.right)) * 1.05, height: Math.max(...bounds.map((b) => b.bottom)) * 1.05 };
}

function Picture({ url, width, height }: Size & { url: string }) {
  const crisp = useUi((s) => s.view.scale >= crispFrom);
  return <image className={`canvas-image ${crisp ? 'crisp' : ''}`} href={url} width={width} height={height} />;
}
