import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { LinkButton } from '../../components/LinkButton';
import { Meter } from '../../components/Meter';
import { Section } from '../../components/Page';
import { ErrorText, Notice } from '../../components/States';
import { useText } from '../../messages/console';
import { batchTasksPath, projectPath } from '../paths';
import type { Checked } from './check';
import { ErrorTable } from './Preview';
import { parcelOf } from './pieces';
import { isUnsure, nothingYet, sendAll, type Target } from './sending';

export interface SendingProps {
  good: Checked['good'];
  /** What the check kept back; told again at the end, so that nothing is forgotten. */
  refused: Checked['bad'];
  target: Target;
  onAgain: () => void;
}

/** The tasks on their way; stops on demand, goes on where it stopped, under the same id. */
export function Sending({ good, refused, target, onAgain }: SendingProps) {
  const t = useText();
  const queries = useQueryClient();
  const [progress, setProgress] = useState(nothingYet);
  const [failure, setFailure] = useState<unknown>();
  const [running, setRunning] = useState(true);
  const [stopping, setStopping] = useState(false);
  const parcel = useMemo(() => parcelOf(good), [good]);
  const latest = useRef(progress);
  const stop = useRef(new AbortController());

  const go = useCallback(async () => {
    const control = (stop.current = new AbortController());
    setRunning(true);
    setStopping(false);
    setFailure(undefined);
    try {
      await sendAll(parcel, target, latest.current, control.signal, (now) => {
        latest.current = now;
        setProgress(now);
      });
    } catch (error) {
      setFailure(error);
    }
    setRunning(false);
    void queries.invalidateQueries();
  }, [parcel, target, queries]);

  const begun = useRef(false);
  useEffect(() => {
    // Once, also when React runs effects twice: two requests of one piece would be in each other's way.
    if (begun.current) return;
    begun.current = true;
    void go();
  }, [go]);

  // Leaving the page would stop the upload in its middle.
  useEffect(() => {
    if (!running) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [running]);

  const complete = progress.sent === good.length;
  const failed = [...refused, ...progress.failed].sort((a, b) => a.line - b.line);
  return (
    <Section title={t('upload.title')}>
      <Meter label={t('upload.sending', { done: progress.sent, all: good.length })} value={progress.sent} max={good.length} />
      {failure !== undefined && <Notice kind="bad"><ErrorText error={failure} /></Notice>}
      {!running && !complete && <Notice kind="warn">{t(isUnsure(failure) ? 'upload.unsure' : 'upload.stopped', { n: progress.sent, made: progress.created })}</Notice>}
      {complete && progress.created > 0 && <Notice kind="good">{t('upload.done', { n: progress.created })}</Notice>}
      {failed.length > 0 && !running && <><Notice kind="warn">{t('upload.done.failed', { n: refused.length + progress.refused })}</Notice><ErrorTable errors={failed} /></>}
      {progress.refused > progress.failed.length && !running && <Notice kind="info">{t('upload.done.unnamed', { n: progress.failed.length, all: progress.refused })}</Notice>}
      <div className="row">
        {running && <Button isDisabled={stopping} onPress={() => (setStopping(true), stop.current.abort())}>{t(stopping ? 'upload.stopping' : 'upload.stop')}</Button>}
        {!running && !complete && <Button kind="primary" onPress={() => void go()}>{t('upload.retry')}</Button>}
        {!running && <Button onPress={onAgain}>{t('upload.again')}</Button>}
        {complete && progress.created > 0 && target.batch && <LinkButton kind="primary" to={projectPath(target.project, 'batches')}>{t('upload.done.launch')}</LinkButton>}
        {complete && progress.created > 0 && <LinkButton to={target.batch ? batchTasksPath(target.project, target.batch) : projectPath(target.project, 'tasks')}>{t('upload.done.tasks')}</LinkButton>}
      </div>
    </Section>
  );
}
