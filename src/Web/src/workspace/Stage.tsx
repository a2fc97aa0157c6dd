import { lazy, Suspense } from 'react';
import { ImageStage } from './canvas/ImageStage';
import { useDesk } from './model/context';
import { GlobalForm } from './panel/GlobalForm';
import { Media } from './media/Media';
import { useText } from '../messages/workspace';

const VideoStage = lazy(() => import('./timeline/VideoStage'));
const FramesStage = lazy(() => import('./timeline/FramesStage'));
const AudioStage = lazy(() => import('./timeline/AudioStage'));
const TextStage = lazy(() => import('./text/TextStage'));

/** What stands in the middle: the media of the task, and for forms the fields. */
export function Stage({ strict, onFlag }: { strict: boolean; onFlag: (() => void) | undefined }) {
  const t = useText();
  const desk = useDesk();
  const [first] = desk.sources;
  return (
    <div className="stage">
      {desk.task.instruction && desk.stage !== 'form' && desk.stage !== 'text' && <p className="stage-words">{desk.task.instruction}</p>}
      <Suspense fallback={<div className="media-wait" role="status">{t('media.loading')}</div>}>
        {desk.stage === 'image' && <ImageStage url={first?.url} onFlag={onFlag} />}
        {desk.stage === 'frames' && <FramesStage urls={desk.sources.map((s) => s.url ?? '')} onFlag={onFlag} />}
        {desk.stage === 'video' && <VideoStage url={first?.url} onFlag={onFlag} />}
        {desk.stage === 'audio' && <AudioStage url={first?.url} onFlag={onFlag} strict={strict} />}
        {desk.stage === 'text' && <TextStage source={first} onFlag={onFlag} />}
        {desk.stage === 'columns' && <div className="columns">{desk.sources.map((s, i) => <figure key={s.url ?? i} className={`column ${s.kind}`}><figcaption>{s.title ?? t(desk.task.type === 'comparison' ? 'column' : 'part', { number: i + 1 })}</figcaption><Media source={s} /></figure>)}</div>}
        {desk.stage === 'form' && (
          <div className="form-stage">
            {(desk.sources.length > 0 || desk.task.instruction) && (
              <div className="form-media">
                {desk.task.instruction && <p className="form-instruction">{desk.task.instruction}</p>}
                {desk.sources.map((s, i) => <Media key={s.url ?? i} source={s} />)}
              </div>
            )}
            <div className="form-fields"><GlobalForm strict={strict} /></div>
          </div>
        )}
      </Suspense>
    </div>
  );
}
