import { lazy, Suspense, useEffect, useState } from 'react';
import type { JsonObject } from '../../api/wire';
import { Loading } from '../../components/States';
import { useText } from '../../messages/taxonomy';
import { sampleOf } from './samples';

const Workspace = lazy(() => import('../../workspace/Workspace').then((m) => ({ default: m.Workspace })));

/** Milliseconds after the last change before the preview begins anew with it. */
const SETTLE = 500;

/** The real workspace on a made-up task, under the draft. */
export function Preview({ type, project, params }: { type: string; project: string; params: JsonObject }) {
  const t = useText();
  const settled = useSettled(params);
  const sample = sampleOf(type);
  return (
    <section className="pane preview" aria-label={t('preview')}>
      <header className="preview-head"><h2>{t('preview')}</h2><span className="muted small">{t('preview.hint')}</span></header>
      {sample === null ? <p className="preview-none muted">{t('preview.none')}</p> : (
        <div className="preview-pane">
          <Suspense fallback={<div className="preview-none"><Loading rows={3} /></div>}>
            <Workspace
              mode="preview"
              task={{ key: JSON.stringify(settled), type, project, instruction: null, params: sample.own, inherited: settled, attachments: sample.attachments }}
            />
          </Suspense>
        </div>
      )}
    </section>
  );
}

/** A value that follows with a pause: who types a word begins the work anew once, not per letter. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
