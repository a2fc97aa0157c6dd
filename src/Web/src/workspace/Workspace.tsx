import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { JsonObject } from '../annotation/json';
import { Notice } from '../components/States';
import { toast } from '../components/toasts';
import { HintBar } from './bars/HintBar';
import { ToolRail } from './bars/ToolRail';
import { TopStrip, type TopStripProps } from './bars/TopStrip';
import { Dialogs, type Reasons } from './dialogs/Dialogs';
import { Field } from './form/Field';
import { FieldContext } from './form/props';
import { useKeys } from './keys/useKeys';
import { DeskContext } from './model/context';
import { Desk, type Begun } from './model/desk';
import { keepHand, takeHand } from './model/hand';
import type { WorkspaceMode, WorkspaceTask } from './model/task';
import { Panel } from './panel/Panel';
import { Stage } from './Stage';
import { useText } from '../messages/workspace';
import './workspace.css';

export type { Attachment, WorkspaceMode, WorkspaceTask } from './model/task';

/** The work as it stands: what a draft keeps. */
export interface Work {
  readonly response: JsonObject;
  /** A shape begun and not finished. */
  readonly unfinished: Begun | null;
  /** Problems that stand between it and a submit. */
  readonly problems: number;
}

/**
 * The screen on which a task is worked, reviewed, looked at or tried out: media in the middle, tools and labels around it, made of the
 * task's taxonomy. It knows no server: what happens is told through its callbacks.
 *
 * - `mode="label"` (or `"review"`, with the answer under review as `given`): everything works; give `onSubmit`, and `onSkip`, `onFlag`.
 * - `mode="view"`: read-only, for history, lost leases, the console's task viewer; another `response` is shown in place. No callback is needed.
 * - `mode="preview"`: everything can be tried, nothing leaves it; there is no top bar. Give another `task.key` to begin anew when the
 *   taxonomy changed.
 *
 * It fills its parent, which must have a height. Another `task.key` is another task: everything of the one before is let go.
 */
export interface WorkspaceProps {
  task: WorkspaceTask;
  mode: WorkspaceMode;
  /** What to begin with: a draft, or an answer to look at. */
  response?: JsonObject | null;
  /** In a review the answer as it came: changes are shown against it. Left out: `response`. */
  given?: JsonObject | null;
  unfinished?: Begun | null;
  /** Every change of the work, also of a shape being drawn. Not called for what was loaded. */
  onChange?: (work: Work) => void;
  /** The answer as JSON, valid by this client's check. In a review: with `accept` or `fix`. */
  onSubmit?: (response: JsonObject, verdict: 'accept' | 'fix' | null) => void;
  onSkip?: Reasons['skip'];
  onFlag?: Reasons['flag'];
  /** In a review: send it back. */
  onReject?: Reasons['reject'];
  /** An answer is on its way: nothing can be submitted a second time. */
  busy?: boolean;
  /** What the bar shows besides: saved state, clocks. */
  status?: ReactNode;
  /** The person has not seen these guidelines: it is their `first` task of the project, or they `changed` since. They open by themselves. */
  guidelines?: 'first' | 'changed' | null;
  onGuidelinesRead?: () => void;
  /** What the person says of the guidelines; false when enough was said of this task. */
  onFeedback?: (text: string) => Promise<boolean>;
  /** Words above the work: why it is read-only, that the lease is gone. */
  notice?: ReactNode;
  /** What the server found wrong with the last submit. */
  refusal?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

/** Milliseconds in which a second press means the answer that has just gone, unless something was done to the next task: it is there sooner than anybody can have seen it. */
const TWICE = 500;

let sent = { task: '', at: -TWICE };

export function Workspace(props: WorkspaceProps) {
  // A desk is one task's: a remount brings a fresh one.
  return <Table key={`${props.task.key} ${props.mode}`} {...props} />;
}

function Table({ task, mode, response = null, given, unfinished = null, onChange, onSubmit, onSkip, onFlag, onReject, busy = false, status, guidelines = null, onGuidelinesRead, onFeedback, notice, refusal }: WorkspaceProps) {
  const t = useText();
  // What it began with is not asked again, unless it is only looked at: the work is the desk's own from here.
  const [desk] = useState(() => {
    const made = new Desk(task, mode, response, given ?? response, unfinished);
    takeHand(made);
    return made;
  });
  useEffect(() => keepHand(desk), [desk]);
  useEffect(() => {
    if (mode === 'view') desk.follow(response);
  }, [desk, mode, response]);
  const [strict, setStrict] = useState(false);
  const told = useRef(onChange);
  useEffect(() => {
    told.current = onChange;
  });

  useEffect(() => {
    const tell = () => {
      const { tool, draw, label } = desk.ui.getState();
      told.current?.({ response: desk.response(), unfinished: draw.points.length > 0 ? { kind: tool, points: draw.points, label } : null, problems: desk.findings().length });
    };
    const ofDoc = desk.store.subscribe(({ origin }) => origin !== 'load' && tell());
    const ofDrawing = desk.ui.subscribe((now, before) => now.draw.points !== before.draw.points && tell());
    return () => {
      ofDoc();
      ofDrawing();
    };
  }, [desk]);

  const submit = (verdict: 'accept' | 'fix' | null) => {
    const now = performance.now();
    if (busy || !onSubmit || (sent.task !== task.key && !desk.store.canUndo && now - sent.at < TWICE)) return;
    if (desk.isUnseen) toast.info(t('media.unseen'));
    else if (verdict !== 'accept' && desk.findings().length > 0) {
      setStrict(true);
      desk.ui.setState({ open: 'missing' });
    } else {
      sent = { task: task.key, at: now };
      onSubmit(desk.response(), verdict);
    }
  };
  const top: TopStripProps = { project: task.project, busy, status, submit, canReject: onReject !== undefined, canSkip: onSkip !== undefined, canFlag: onFlag !== undefined, news: guidelines !== null };
  const flag = onFlag && (() => desk.ui.setState({ open: 'flag' }));
  const doing = useMemo(() => ({ submit: () => latest.current(), skip: onSkip && (() => desk.ui.setState({ open: 'skip' })), flag: onFlag && (() => desk.ui.setState({ open: 'flag' })) }), [desk, onSkip, onFlag]);
  const latest = useRef(() => {});
  // Before anybody can press a key: what is on screen obeys at once.
  useLayoutEffect(() => {
    latest.current = () => submit(mode === 'review' ? (desk.isMended ? 'fix' : 'accept') : null);
  });
  useKeys(desk, doing);

  return (
    <DeskContext value={desk}>
      <FieldContext value={Field}>
      <div className={`workspace mode-${mode} stage-${desk.stage}`}>
        {mode !== 'preview' && <TopStrip {...top} />}
        {notice}
        {refusal !== undefined && refusal.length > 0 && <Notice kind="bad"><ul className="refusal">{refusal.map((p) => <li key={p.path + p.code}><code>{p.path}</code> {p.message}</li>)}</ul></Notice>}
        {desk.taxonomy === null && <Notice kind="warn">{t('taxonomy.none')}</Notice>}
        <div className="workspace-body">
          <ToolRail />
          <Stage strict={strict} onFlag={flag} />
          <Panel strict={strict} />
        </div>
        <HintBar />
        <Dialogs skip={onSkip} flag={onFlag} reject={onReject} guidelines={guidelines} onGuidelinesRead={onGuidelinesRead} onFeedback={onFeedback} />
      </div>
      </FieldContext>
    </DeskContext>
  );
}
