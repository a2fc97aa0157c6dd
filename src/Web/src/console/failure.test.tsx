import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSession } from '../api/session';
import type { Session } from '../api/wire';
import { LanguageProvider } from '../messages/Language';
import ConsoleRoutes from './ConsoleRoutes';

/** Milliseconds that a page may take to be loaded. */
const PATIENCE = 10_000;

const project = { id: '1', name: 'zoo', type: 'imageannotation', created_at: '2026-01-01T00:00:00Z', archived: false, projectType: 'rapid', param_history: [], required_skills: [], consensus_attempts: 1, review_levels: 0, review_share: 1, auto_accept: true, offer_seconds: 60, handle_seconds: 60 };

beforeEach(() => {
  useSession.setState({ session: { csrf: 'x', person: { id: '1', name: 'Carla', email: 'c@zoo.example' }, role: 'manager', labels: true } as unknown as Session });
  // The server knows the project, and fails at everything else.
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, 'http://x');
    const known = pathname === '/v1/projects/zoo';
    return new Response(JSON.stringify(known ? project : { status_code: 400, error: 'The server made a mistake.' }), { status: known ? 200 : 400, headers: { 'Content-Type': 'application/json' } });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  useSession.setState({ session: null });
});

const pages = ['', '/projects/zoo', '/projects/zoo/batches', '/projects/zoo/tasks', '/projects/zoo/calibration', '/projects/zoo/settings', '/projects/zoo/upload', '/tasks', '/tasks/1', '/exports', '/callbacks', '/keys', '/team', '/usage'];

test.each(pages)('what could not be read is told at /console%s, and nothing stays gray', async (path) => {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<LanguageProvider><QueryClientProvider client={queries}><MemoryRouter initialEntries={[`/console${path}`]}><Shown /></MemoryRouter></QueryClientProvider></LanguageProvider>);
  await waitFor(() => expect(container.querySelectorAll('[role=alert]').length).toBeGreaterThan(0), { timeout: PATIENCE });
  await waitFor(() => expect(container.querySelector('.skeleton')).toBeNull(), { timeout: PATIENCE });
  expect(container.textContent).toContain('The server made a mistake.');
}, 3 * PATIENCE);

const Shown = () => <Routes><Route path="/console/*" element={<ConsoleRoutes />} /></Routes>;

/** What the pages below read, and their word for it. */
const stale: [path: string, read: string, found: unknown, words: string][] = [
  ['', '/v1/projects', [project], 'zoo'],
  ['/callbacks', '/api/callbacks', { docs: [{ id: '2', kind: 'task', address: 'https://receiver.example', state: 'delivered', tries: 1, occurred_at: '2026-01-01T00:00:00Z' }] }, 'receiver.example'],
  ['/keys', '/api/keys', [{ id: 'key_7', mode: 'live', created_at: '2026-01-01T00:00:00Z' }], 'key_7'],
  ['/team', '/v1/teams', [{ id: '9', email: 'pia@zoo.example', role: 'member' }], 'pia@zoo.example'],
];

test.each(stale)('what was read before stays at /console%s when it cannot be read anew, and is called old', async (path, read, found, words) => {
  let broken = false;
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    const body = pathname === '/v1/projects/zoo' ? project : pathname === read && !broken ? found : null;
    return new Response(JSON.stringify(body ?? { status_code: 400, error: 'The server made a mistake.' }), { status: body ? 200 : 400, headers: { 'Content-Type': 'application/json' } });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { container } = render(<LanguageProvider><QueryClientProvider client={queries}><MemoryRouter initialEntries={[`/console${path}`]}><Shown /></MemoryRouter></QueryClientProvider></LanguageProvider>);
  await waitFor(() => expect(container.querySelector('table')?.textContent).toContain(words), { timeout: PATIENCE });
  broken = true;
  await queries.refetchQueries();
  await waitFor(() => expect(container.querySelector('.notice.warn')?.textContent).toContain('what you see may be old'));
  expect(container.querySelector('table')?.textContent).toContain(words);
}, 3 * PATIENCE);
