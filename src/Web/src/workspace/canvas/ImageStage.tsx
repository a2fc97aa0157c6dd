import { useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { EmptyState } from '../../components/States';
import { useUi } from '../model/context';
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
  if (size === 'failed')
    return (
      <div className="media-failed">
        <EmptyState icon="image" title={t('media.failed')} action={
          <div className="row">
            {url !== undefined && <Button onPress={() => setTries((n) => n + 1)}>{t('media.retry')}</Button>}
            {onFlag && <Button onPress={onFlag}>{t('media.flag')}</Button>}
          </div>
        }>
          <p>{t(url === undefined ? 'media.none' : 'media.failed.body')}</p>
        </EmptyState>
      </div>
    );
  return <Canvas width={size.width} height={size.height}><Picture url={url!} {...size} /></Canvas>;
}

function Picture({ url, width, height }: Size & { url: string }) {
  const crisp = useUi((s) => s.view.scale >= crispFrom);
  return <image className={`canvas-image ${crisp ? 'crisp' : ''}`} href={url} width={width} height={height} />;
}
