import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSession } from '../api/session';
import type { Session } from '../api/wire';
import ConsoleRoutes from '../console/ConsoleRoutes';
import { LanguageProvider } from '../messages/Language';
import { plainWords } from '../messages/plainWords';
import { PSEUDO } from '../messages/pseudo';
import OpsRoutes from '../ops/OpsRoutes';
import Login from './Login';
import { usePreferences } from './preferences';
import Settings from './Settings';

const session: Session = { person: { id: 'p', name: '1843', email: '1@2.3' }, organization: { id: 'o', name: '42' }, role: 'admin', operator: false, labels: true, csrf: 'c', hasPassword: true };

const person = { id: '1', name: '2', email: '1@2.3', roles: [], skills: [{ name: '3', level: 4 }], groups: [], workforce: '5', disabled: false, activity: 'busy', since: '2026-01-01T00:00:00Z', current: { task: '6', project: '1', batch: '8', stage: 'label', standing: 'active', since: '2026-01-01T00:00:00Z' }, today: {} };

const answers: Record<string, unknown> = {
  '/v1/projects': [{ id: '1', name: '7', type: '8', created_at: '2026-01-01T00:00:00Z', archived: false, param_history: [] }],
  '/v1/batches': { docs: [], limit: 100, has_more: false },
  '/v2/batches': { batches: [] },
  '/api/progress': { 1: { pending: 3, completed: 4, error: 0, canceled: 0 } },
  '/v1/tasks': { docs: [], limit: 100, has_more: false, total: 0 },
  '/api/tasks': { docs: [{ task_id: '1', type: '8', status: 'pending', project: '7', created_at: '2026-01-01T00:00:00Z' }], position: 0, total: 1, mark: '1' },
  '/v1/teams': [{ id: '1', email: '1@2.3', role: 'member', invited: false }],
  '/v1/projects/7': { id: '1', name: '7', type: '8', created_at: '2026-01-01T00:00:00Z', archived: true, projectType: 'rapid', param_history: [], required_skills: [] },
  '/v1/projects/9': { id: '2', name: '9', type: '8', created_at: '2026-01-01T00:00:00Z', archived: false, projectType: 'standard', param_history: [], required_skills: [] },
  '/api/projects/9/schedule': { starts_at: '2026-01-01T00:00:00Z', period_days: 7, submit_lead_hours: 0, deliveries: 1, submitted_this_period: 3, due_if_submitted_now: '2026-01-08T00:00:00Z', periods: [] },
  '/api/projects/9/deliveries': [],
  '/v1/task/1': { task_id: '1', type: 'textcollection', status: 'completed', project: '7', batch: '3', created_at: '2026-01-01T00:00:00Z', completed_at: '2026-01-01T02:05:00Z', params: { fields: [{ type: 'text', field_id: '7', title: '7' }] }, metadata: { 8: '9' }, tags: ['4'], unique_id: '5', priority: 10, project_param_version: 0, callback_url: '6', callback_succeeded: false, customer_review_status: 'accepted', audits: [{ audited_by: '1', audit_result: 'rejected', audited_at: '2026-01-01T03:00:00Z', comments: '2' }], response: { annotations: { 7: { type: 'text', field_id: '7', response: [['8']] } } } },
  '/api/tasks/1': { task: {}, attempts: [{ token: 1, stage: 'review', level: 2, round: 1, state: 'revoked', reason: '5', verdict: 'fix', annotator: { name: '3' }, active_ms: 125_000, granted_at: '2026-01-01T00:00:00Z', response: {} }], events: [{ version: 1, kind: 'ended', token: 1, attempt_state: 'revoked', at: '2026-01-01T00:00:00Z', by: 'system', stage: 'label', round: 0 }, { version: 2, kind: 'created', at: '2026-01-01T00:00:00Z', by: 'customer', stage: 'label', round: 0 }] },
  '/api/exports': { docs: [{ id: '1', format: 'coco', state: 'running', as_of: '2026-01-01T00:00:00Z', filter: {}, created_at: '2026-01-01T00:00:00Z', total: 5, tasks: 2, skipped: 2, skipped_not_completed: 1, annotations: 0, annotations_left_out: 0 }], limit: 50, has_more: false },
  '/api/keys': [],
  '/api/callbacks': { docs: [], limit: 50, has_more: false },
  '/api/ops/people': { people: [person] },
  '/api/ops/people/1': person,
  '/api/ops/people/1/timeline': { presence: [], attempts: [{ task: '1', stage: 'label', token: 1, grantedAt: '2026-01-01T00:00:00Z', state: 'released' }] },
  '/api/ops/stuck': { tasks: [{ task: '1', project: '1', batch: '2', organization: '3', reason: 'no_answer', leases: 3, since: '2026-01-01T00:00:00Z' }] },
  '/api/ops/tasks/open': { tasks: [{ task: '1', project: '1', batch: '2', organization: '3', state: 'inReview', acceptedForWorkAt: '2026-01-01T00:00:00Z', ageMs: 60_000 }], nextToken: '1' },
  '/api/ops/tasks/completed': { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z', since: '2026-01-01T00:30:00Z', tasks: [{ task: '1', project: '1', batch: '1', organization: '3', completedAt: '2026-01-01T00:40:00Z', turnaroundMs: 60_000, waterfall: { queueWait: 20_000, reviewWait: 40_000 } }] },
  '/api/ops/audit': { actions: [{ id: '1', at: '2026-01-01T00:00:00Z', actor: '2', action: 'release', task: '3' }] },
  '/api/metrics/quality': { total: {}, groups: [{ scope: 'project:1', name: '2', person: 'person:3', personName: '4', figures: { quality: { reviewed: 3, firstPassYield: 0.5, accepts: 1, fixes: 1, rejects: 1, judged: 0, compared: 0, audits: 0 } } }] },
  '/api/metrics/turnaround': { from: '2026-01-01T00:00:00Z', to: '2026-01-01T02:00:00Z', bucketMs: 3_600_000, total: {}, series: [] },
  '/api/metrics/figures': { from: '2026-01-01T00:00:00Z', to: '2026-01-01T02:00:00Z', bucketMs: 3_600_000, total: { sla: { due: 4, onTime: 3, attainment: 0.75 } }, through: '2026-01-01T02:00:00Z', groups: [{ scope: 'batch:1', name: '5', figures: { arrived: 1, completed: 1, turnaround: { count: 1, p50: 1_000, p90: 2_000 }, sla: { due: 4, onTime: 3, attainment: 0.75 }, work: { labels: 1, reviews: 2, activeMs: 3_000, utilisation: 0.5 } } }], series: [{ at: '2026-01-01T00:00:00Z', figures: { arrived: 1, completed: 1, sla: { due: 4, onTime: 3, attainment: 0.75 } } }] },
  '/api/metrics/throughput': { series: [] },
  '/api/ops/batches': { batches: [{ id: '1', name: '2', project: '3', organization: '4', status: 'paused', priority: 5, dueAt: '2026-01-01T00:00:00Z', late: true, total: 6, completed: 1, remaining: 5, lastHour: 0 }] },
};

// A stream and a canvas are for browsers; the words around them are here.
vi.mock('../plots/TimePlot', () => ({ TimePlot: () => null }));
vi.mock('../ops/live/useSnapshots', () => ({
  useSnapshots: () => ({
    receivedAt: 0,
    snapshot: {
      at: '2026-01-01T00:00:02Z',
      asOf: '2026-01-01T00:00:00Z',
      figures: {
        arrived: 3,
        completed: 2,
        turnaround: { count: 2, p50: 125_000, p90: 7_500_000 },
        waterfall: { count: 2, notLaunched: 1, queueWait: 2, offerWait: 3, activeWork: 4, idleInLease: 5, rework: 6, reviewWait: 7, reviewWork: 8, callbackWait: 9, bottleneck: { part: 'reviewWork', share: 0.23, text: '' } },
      },
      previous: { completed: 1 },
      tail: [],
      people: { online: 3, available: 1, busy: 1, onBreak: 1, draining: 0, skills: [{ skill: '7', available: 1, busy: 1 }] },
      backlog: { tasks: 5, waitingLabels: 1, inLabeling: 1, waitingReviews: 1, inReview: 1, paused: 1, ages: [{ fromMs: 0, toMs: 60_000, tasks: 1 }, { fromMs: 60_000, toMs: 3_600_000, tasks: 1 }, { fromMs: 3_600_000, tasks: 3 }] },
    },
  }),
}));

beforeEach(() => {
  usePreferences.setState({ language: PSEUDO });
  useSession.setState({ session });
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, 'http://x');
    return new Response(JSON.stringify(answers[pathname] ?? {}), { headers: { 'Content-Type': 'application/json' } });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  usePreferences.setState({ language: 'en' });
});

function show(page: ReactNode, path = '/console') {
  const router = createMemoryRouter([{ path: '/console/*', element: page }, { path: '/ops/*', element: page }, { path: '*', element: page }], { initialEntries: [path] });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<LanguageProvider><QueryClientProvider client={queries}><RouterProvider router={router} /></QueryClientProvider></LanguageProvider>);
}

test('the sign-in says nothing past the messages', () => {
  useSession.setState({ session: null });
  const { container } = show(<Login />, '/login');
  expect(screen.getAllByRole('heading').length).toBeGreaterThan(0);
  expect(plainWords(container)).toEqual([]);
});

test('neither do the settings', () => {
  const { container } = show(<Settings />, '/settings');
  // The choices of language are named in their own language.
  expect(plainWords(container).filter((word) => !/Ţéšţ|English/.test(word))).toEqual([]);
});

/** Milliseconds that a page may take to be loaded and to hear from the server. */
const PATIENCE = 10_000;

test.each(['/console', '/console/new', '/console/tasks', '/console/keys', '/console/team', '/console/callbacks', '/console/usage', '/console/exports', '/console/tasks/1', '/console/tasks/1?tab=attempts', '/console/tasks/1?tab=events', '/console/projects/7/calibration', '/console/projects/9/deliveries'])('nor the console at %s', async (path) => {
  const { container } = show(<ConsoleRoutes />, path);
  await waitFor(() => expect(container.querySelector('.skeleton')).toBeNull(), { timeout: PATIENCE });
  expect(container.textContent).toContain('[');
  expect(plainWords(container)).toEqual([]);
}, 2 * PATIENCE);

test.each(['/ops', '/ops/people', '/ops/people/1', '/ops/tasks?over=15', '/ops/tasks?list=completed&part=reviewWait', '/ops/groups', '/ops/groups?by=person', '/ops/stuck', '/ops/quality', '/ops/quality?by=person_label', '/ops/log', '/ops/trends'])('nor the pages of managers at %s', async (path) => {
  const { container } = show(<OpsRoutes />, path);
  await waitFor(() => expect(container.querySelector('.skeleton')).toBeNull(), { timeout: PATIENCE });
  expect(container.textContent).toContain('[');
  expect(plainWords(container)).toEqual([]);
}, 2 * PATIENCE);
