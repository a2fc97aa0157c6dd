import { useEffect, useMemo, useState } from 'react';
import { isObject, type JsonObject } from '../../annotation/json';
import { Button } from '../../components/Button';
import { Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { markDraft } from '../../drafts/drafts';
import { holdTask, type Hold } from '../../drafts/lock';
import type { Outgoing, Verdict } from '../../drafts/outbox';
import { useText } from '../../messages/annotate';
import { LazyWorkspace as Workspace } from '../../workspace/LazyWorkspace';
import type { WorkspaceTask } from '../../workspace/Workspace';
import { useLive, useOutbox, useStation } from '../live/context';
import { usePreload } from '../live/preload';
import type { Assignment, ProjectResult, SubmitResult } from '../live/messages';
import { ActiveClock, follow } from './activeTime';
import { Clocks } from './Clocks';
import { guidelinesNews, seeGuidelines } from './guidelinesSeen';
import { useOtherTab } from './useOtherTab';
import { useTaskDraft } from './useTaskDraft';

/** Hours for which a task that was asked about does not come back. */
const asideSeconds = 3_600;

/** The task in hand. It stays on screen until the answer is settled or given back. */
export function TaskScreen({ assignment, project, onLeft }: { assignment: Assignment; project: ProjectResult; onLeft: () => void }) {
  const t = useText();
  const { db, live, outbox, person, onSettled } = useStation();
  const { task: handle, token } = assignment;
  const [hold, setHold] = useState<Hold>('asking');
  useEffect(() => {
    // What the other tab handed in may still wait on this device, or have been settled while this tab heard nothing.
    const before = () => Promise.allSettled([outbox.open(person), live.catchUp()]);
    return holdTask(`scheduler.task.${assignment.task}`, setHold, before);
  }, [assignment.task, live, outbox, person]);
  const answers = useOutbox().filter((e) => e.task === handle && e.token === token);
  const sending = answers.find((e) => e.refused === undefined);
  const refused = answers.find((e) => e.refused !== undefined);
  const finished = useLive((s) => s.finished.find((e) => e.task === handle && e.token === token));
  // This tab's own answer takes it to the next task; only what was finished elsewhere must be told.
  const [mine, setMine] = useState(false);
  if (sending && !mine) setMine(true);
  const over = finished !== undefined && !mine;
  const own = hold === 'own' && !over;
  const task = useMemo(() => taskOf(assignment, project), [assignment, project]);
  const [clock] = useState(() => new ActiveClock(() => performance.now()));
  const params = useMemo(() => ({ ...task.inherited, ...task.params }), [task]);
  const draft = useTaskDraft(assignment, params, project.name, clock, own);
  const [openedWith] = useState(assignment.draft);
  const other = useOtherTab(draft.key, openedWith, hold === 'elsewhere');
  const [news, setNews] = useState(() => guidelinesNews(project));
  const [refusal, setRefusal] = useState<SubmitResult['problems']>([]);
  const given = useMemo(() => parse(assignment.response), [assignment.response]);
  usePreload(`${handle} ${token}`);
  // More time comes as a message: the assignment that opened this page has the old end.
  const until = useLive((s) => s.assignments.find((a) => a.task === handle && a.token === token)?.until) ?? assignment.until;
  const reviewing = assignment.stage === 'review';

  useEffect(() => {
    if (draft.begin && own) return follow(clock);
    return undefined;
  }, [clock, draft.begin, own]);
  useEffect(() => onSettled(({ outcome, problems, ...of }) => {
    // An answer of an earlier page may be settled while another task is on screen.
    if (of.task !== handle || of.token !== token) return;
    if (outcome === 'invalid' || outcome === 'verdict_mismatch') setRefusal(problems);
    else onLeft();
  }), [onSettled, onLeft, handle, token]);

  const send = async (response: JsonObject | null, verdict: Verdict | null, reason: string | null) => {
    await draft.flush();
    setRefusal([]);
    const entry: Outgoing = {
      command: crypto.randomUUID(), person, draft: draft.key, project: project.name, task: assignment.task, token: assignment.token,
      response: response && JSON.stringify(response), verdict, reason, activeMs: clock.read(), at: Date.now(),
    };
    await outbox.add(entry);
    if (refused) await outbox.drop(refused.command);
  };
  const failed = (error: unknown) => toast.bad(t('skip.failed'), error);
  const giveBack = (words: string, retryAfter: number | null, said: string) => {
    setMine(true);
    void draft.flush()
      .then(() => live.release(assignment, words.slice(0, 500), retryAfter))
      .then(() => markDraft(db, draft.key, token, 'lost', 'released'))
      .then(() => (toast.info(said), onLeft()), (error: unknown) => (setMine(false), failed(error)));
  };

  if (!over && (hold === 'asking' || (hold === 'own' && !draft.begin))) return <Loading rows={8} />;
  const readOnly = hold === 'elsewhere' || over;
  return (
    <Workspace
      task={task}
      mode={readOnly || sending ? 'view' : reviewing ? 'review' : 'label'}
      response={hold === 'elsewhere' ? (other ?? given) : (draft.latest.current?.response ?? draft.begin?.response ?? other ?? given)}
      given={given}
      unfinished={readOnly || sending ? null : (draft.latest.current?.unfinished ?? draft.begin?.unfinished ?? null)}
      onChange={draft.change}
      onSubmit={(response, verdict) => void send(verdict === 'accept' ? null : response, verdict, null).catch(failed)}
      onSkip={(reason) => giveBack(reason, null, t('skip.done'))}
      onFlag={(note) => giveBack(t('flag.reason', { note }), asideSeconds, t('flag.done'))}
      onReject={reviewing ? (reason) => void send(null, 'reject', reason).catch(failed) : undefined}
      busy={sending !== undefined}
      status={<Clocks saved={draft.saved} active={clock} until={until} onMore={() => live.extend(assignment)} />}
      guidelines={readOnly ? null : news}
      onGuidelinesRead={() => {
        seeGuidelines(project);
        setNews(null);
      }}
      onFeedback={(text) => live.sendFeedback(assignment, text)}
      refusal={refusal}
      notice={
        over ? <Finished how={finished.reason} onDone={onLeft} />
          : readOnly ? <Notice kind="warn">{t('work.elsewhere')}</Notice>
            : sending ? <Sending />
              : refusal.length > 0 ? <Notice kind="bad">{t('done.invalid')}</Notice>
                : refused ? <Notice kind="bad">{t('work.refused', { words: refused.refused })}</Notice> : undefined
      }
    />
  );
}

/** The person answered or gave back the task on another page: here nothing can be changed any more. */
function Finished({ how, onDone }: { how: string; onDone: () => void }) {
  const t = useText();
  return (
    <Notice kind="info">
      <div className="row apart">
        <span>{t(how === 'released' || how === 'declined' ? 'work.finished.released' : 'work.finished')}</span>
        <Button size="small" kind="primary" onPress={onDone}>{t('work.next')}</Button>
      </div>
    </Notice>
  );
}

/** Said only when it takes its time: usually the next task is there before one could read it. */
function Sending() {
  const t = useText();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 1_200);
    return () => clearTimeout(timer);
  }, []);
  return slow ? <Notice kind="info">{t('work.kept')}</Notice> : <p className="visually-hidden" role="status">{t('work.sending')}</p>;
}

function taskOf({ task, token, type, instruction, params, attachments }: Assignment, project: ProjectResult): WorkspaceTask {
  return { key: `${task} ${token}`, type, project: project.name, instruction: instruction ?? null, params: parse(params) ?? {}, inherited: parse(project.params) ?? {}, attachments: attachments ?? [] };
}

function parse(text: string | null | undefined): JsonObject | null {
  if (!text) return null;
  try {
    const read = JSON.parse(text) as JsonObject;
    return isObject(read) ? read : null;
  } catch {
    return null;
  }
}
