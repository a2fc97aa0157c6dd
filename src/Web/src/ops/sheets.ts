import type { ActionPage, Backlog, BatchAtRisk, PersonTimeline, PersonView, StuckTask } from '../api/metrics';
import { csvOf } from './csv';

/** What pages show, as files. Columns are named as over the API; times are UTC, spans milliseconds. */
export const backlogSheet = (backlog: NonNullable<Backlog>): string =>
  csvOf(['by', 'state', 'fromMs', 'toMs', 'tasks'], [
    ...(['waitingLabels', 'inLabeling', 'waitingReviews', 'inReview', 'paused'] as const).map((state) => ['state', state, null, null, backlog[state]]),
    ...backlog.ages.map(({ fromMs, toMs, tasks }) => ['age', null, fromMs, toMs, tasks]),
  ]);

export const batchesSheet = (batches: readonly BatchAtRisk[]): string =>
  csvOf(['id', 'name', 'project', 'status', 'priority', 'dueAt', 'late', 'total', 'completed', 'remaining', 'lastHour', 'neededPerHour'],
    batches.map((b) => [b.id, b.name, b.project, b.status, b.priority, b.dueAt, String(b.late), b.total, b.completed, b.remaining, b.lastHour, b.neededPerHour]));

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
  csvOf(['at', 'actor', 'action', 'person', 'task', 'batch', 'detail'], actions.map((a) => [a.at, a.actor, a.action, a.person, a.task, a.batch, a.detail]));
