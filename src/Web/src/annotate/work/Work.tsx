import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTitle } from '../../app/title';
import { Button } from '../../components/Button';
import { EmptyState, ErrorState, Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/annotate';
import { useLive, useStation } from '../live/context';
import { wantsWork } from '../live/live';
import type { Assignment, ProjectResult } from '../live/messages';
import { Lost } from './Lost';
import { TaskScreen } from './TaskScreen';
import { Focus } from '../pages/Focus';
import { Offers } from '../pages/Offers';
import { WhyPaused } from '../pages/WhyPaused';

interface Shown {
  readonly assignment: Assignment;
  readonly project: ProjectResult;
}

const keyOf = (a: Assignment): string => `${a.task} ${a.token}`;

/** The task in hand, the offer before it, or the wait. The next task takes the place of the one that was answered. */
export default function Work() {
  const t = useText();
  const navigate = useNavigate();
  const { live } = useStation();
  const active = useLive((s) => s.assignments.find((a) => a.standing === 'active'));
  const offered = useLive((s) => s.assignments.some((a) => a.standing === 'offered'));
  const ready = useLive((s) => s.ready);
  const ended = useLive((s) => s.ended);
  const off = useLive((s) => !wantsWork(s.activity));
  const [shown, setShown] = useState<Shown | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const left = useRef('');
  useTitle(shown?.project.name ?? t('nav.home'));

  const isShown = active !== undefined && shown !== null && keyOf(shown.assignment) === keyOf(active);
  const over = shown ? ended.find((e) => e.task === shown.assignment.task && e.token === shown.assignment.token) : undefined;
  const open = useCallback(() => {
    if (!active) return;
    setFailure(undefined);
    live.project(active).then((project) => setShown({ assignment: active, project }), setFailure);
  }, [active, live]);

  useEffect(() => {
    // What was lost stays on screen until the person has seen why.
    if (active && !isShown && (!shown || (!over && left.current === keyOf(shown.assignment)))) open();
  }, [active, isShown, shown, over, open]);
  useEffect(() => {
    if (!active && shown && left.current === keyOf(shown.assignment)) setShown(null);
  }, [active, shown]);

  const leave = useCallback(() => {
    if (!shown) return;
    left.current = keyOf(shown.assignment);
    const next = live.state.getState().assignments.find((a) => a.standing === 'active' && keyOf(a) !== left.current);
    if (!next) setShown(null);
    else live.project(next).then((project) => setShown({ assignment: next, project }), setFailure);
  }, [shown, live]);

  if (shown && over) return <Lost key={keyOf(shown.assignment)} assignment={shown.assignment} project={shown.project} ended={over} onDone={leave} />;
  if (shown) return <TaskScreen key={keyOf(shown.assignment)} {...shown} onLeft={leave} />;
  if (failure !== undefined && active) return <div className="page narrow"><ErrorState error={failure} onRetry={open} /></div>;
  if (!ready || active) return <div className="page narrow"><Loading rows={6} /></div>;
  return (
    <div className="page narrow">
      {offered ? <Offers /> : (
        <EmptyState page icon="clock" title={t('work.none')} action={
          <div className="row">
            {off && <Button kind="primary" onPress={() => void live.setActivity('available').catch((error: unknown) => toast.bad(t('activity.failed'), error))}>{t('home.start')}</Button>}
            <Button onPress={() => void navigate('/annotate')}>{t('work.back')}</Button>
          </div>
        }>
          <p>{t('work.none.body')}</p>
          <Paused />
        </EmptyState>
      )}
    </div>
  );
}

function Paused() {
  const t = useText();
  const activity = useLive((s) => s.activity);
  return (
    <>
      <WhyPaused />
      <Focus />
      {wantsWork(activity) ? <p>{t('home.waiting')}</p> : <Notice kind="warn">{t('home.off')}</Notice>}
    </>
  );
}
