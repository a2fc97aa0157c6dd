import type { ActionPage, Backlog, BatchAtRisk, CompletedTask, Figures, OpenTask, PersonTimeline, PersonView, Presence, Snapshot, StuckTask } from '../api/metrics';
import { csvOf, type Cell } from './csv';
import { PARTS } from './live/parts';

/** What pages show, as files. Columns are named as over the API; times are UTC, spans milliseconds. */
export const backlogSheet = (backlog: NonNullable<Backlog>): string =>
  csvOf(['by', 'state', 'fromMs', 'toMs', 'tasks'], [
    ...(['waitingLabels', 'inLabeling', 'waitingReviews', 'inReview', 'paused'] as const).map((state) => ['state', state, null, null, backlog[state]]),
    ...backlog.ages.map(({ fromMs, toMs, tasks }) => ['age', null, fromMs, toMs, tasks]),
  ]);

export const batchesSheet = (batches: readonly BatchAtRisk[]): string =>
  csvOf(['id', 'name', 'project', 'status', 'priority', 'dueAt', 'late', 'total', 'completed', 'remaining', 'lastHour', 'neededPerHour', 'launchedAt', 'perHour'],
    batches.map((b) => [b.id, b.name, b.project, b.status, b.priority, b.dueAt, String(b.late), b.total, b.completed, b.remaining, b.lastHour, b.neededPerHour, b.launchedAt, b.perHour]));

export const peopleSheet = (people: readonly PersonView[]): string =>
  csvOf(['id', 'name', 'email', 'activity', 'since', 'task', 'project', 'stage', 'labels', 'reviews', 'activeMs', 'utilisation', 'acceptRate', 'firstPassYield', 'skills'],
    people.map(({ today: { work, offers, quality }, ...p }) => [
      p.id, p.name, p.email, p.activity, p.since, p.current?.task, p.current?.project, p.current?.stage, work?.labels, work?.reviews, work?.activeMs, work?.utilisation,
      offers?.acceptRate, quality?.firstPassYield, p.skills.map((skill) => `${skill.name} ${skill.level}`).join('; '),
    ]));

export const attemptsSheet = (attempts: PersonTimeline['attempts']): string =>
  csvOf(['task', 'project', 'batch', 'stage', 'grantedAt', 'offeredAt', 'acceptedAt', 'endedAt', 'state', 'verdict', 'activeMs'],
    attempts.map((a) => [a.task, a.project, a.batch, a.stage, a.grantedAt, a.offeredAt, a.acceptedAt, a.endedAt, a.state, a.verdict, a.activeMs]));

export const stuckSheet = (tasks: readonly StuckTask[]): string =>
  csvOf(['task', 'project', 'batch', 'reason', 'leases', 'person', 'since', 'heldMs'], tasks.map((s) => [s.task, s.project, s.batch, s.reason, s.leases, s.person, s.since, s.heldMs]));

export const logSheet = (actions: ActionPage['actions']): string =>
  csvOf(['at', 'actor', 'action', 'person', 'task', 'batch', 'batchName', 'detail'], actions.map((a) => [a.at, a.actor, a.action, a.person, a.task, a.batch, a.batchName, a.detail]));

/** A snapshot's figures, each with that of the window before; the backlog and the people are of now. */
export function figuresSheet({ figures, previous, backlog, people }: Snapshot): string {
  const moving = (f: Figures): Record<string, Cell> => ({
    arrived: f.arrived, completed: f.completed, 'turnaround.p50': f.turnaround?.p50, 'turnaround.p90': f.turnaround?.p90, 'sla.due': f.sla?.due, 'sla.onTime': f.sla?.onTime, 'sla.attainment': f.sla?.attainment,
    'work.activeMs': f.work?.activeMs, 'work.presentMs': f.work?.presentMs, 'work.utilisation': f.work?.utilisation,
  });
  const before = moving(previous);
  const now: Record<string, Cell> = {
    'backlog.tasks': backlog?.tasks, 'backlog.hours': backlog?.hours, 'people.online': people?.online, 'people.busy': people?.busy, 'people.available': people?.available, 'people.onBreak': people?.onBreak, 'people.draining': people?.draining,
  };
  return csvOf(['figure', 'value', 'before'], [...Object.entries(moving(figures)).map(([name, value]) => [name, value, before[name]]), ...Object.entries(now).map(([name, value]) => [name, value, null])]);
}

/** Figures that stand side by side, each by its name over the API. */
export const listSheet = (figures: Record<string, Cell>): string => csvOf(['figure', 'value'], Object.entries(figures));

export const presenceSheet = ({ online, busy, available, onBreak, draining, skills }: NonNullable<Presence>): string =>
  csvOf(['by', 'skill', 'online', 'busy', 'available', 'onBreak', 'draining'], [['activity', null, online, busy, available, onBreak, draining], ...skills.map((s) => ['skill', s.skill, null, s.busy, s.available, null, null])]);

export const openSheet = (tasks: readonly OpenTask[]): string =>
  csvOf(['task', 'project', 'batch', 'state', 'acceptedForWorkAt', 'ageMs'], tasks.map((o) => [o.task, o.project, o.batch, o.state, o.acceptedForWorkAt, o.ageMs]));

const ALL_PARTS = ['notLaunched', ...PARTS, 'callbackWait'] as const;

export const completedSheet = (tasks: readonly CompletedTask[]): string =>
  csvOf(['task', 'project', 'batch', 'completedAt', 'turnaroundMs', ...ALL_PARTS], tasks.map((c) => [c.task, c.project, c.batch, c.completedAt, c.turnaroundMs, ...ALL_PARTS.map((part) => c.waterfall[part])]));

