import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSession } from '../api/session';
import type { Session } from '../api/wire';
import { LanguageProvider } from '../messages/Language';
import { useSnapshots } from './live/useSnapshots';
import OpsRoutes from './OpsRoutes';

/** Milliseconds that a page may take to be loaded. */
const PATIENCE = 10_000;

vi.mock('../plots/TimePlot', () => ({ TimePlot: () => null }));
vi.mock('./live/useSnapshots', () => ({ useSnapshots: vi.fn() }));

const person = { id: '1', name: 'Pia', roles: [], skills: [], groups: [], workforce: '5', disabled: false, activity: 'busy', since: '2026-01-01T00:00:00Z', current: { task: '6', project: '1', batch: '8', stage: 'label', standing: 'active', since: '2026-01-01T00:00:00Z' }, today: {} };
let broken: boolean;

beforeEach(() => {
  broken = true;
  useSession.setState({ session: { csrf: 'x', person: { id: '1', name: 'Mona', email: 'm@zoo.example' }, role: 'manager', operator: false, organization: { id: '2', name: 'Zoo' } } as unknown as Session });
  vi.mocked(useSnapshots).mockReturnValue({ receivedAt: Date.now(), snapshot: { at: '2026-01-01T00:00:02Z', asOf: '2026-01-01T00:00:00Z', figures: {}, previous: {}, tail: [] } as never });
  vi.stubGlobal('fetch', async ({ url }: Request) => {
    const found = new URL(url).pathname === '/v1/projects' ? [] : { people: [person] };
    return new Response(JSON.stringify(broken ? { status_code: 400, error: 'The server made a mistake.' } : found), { status: broken ? 400 : 200, headers: { 'Content-Type': 'application/json' } });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  useSession.setState({ session: null });
});

function show(path: string) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return { queries, ...render(<LanguageProvider><QueryClientProvider client={queries}><MemoryRouter initialEntries={[path]}><Shown /></MemoryRouter></QueryClientProvider></LanguageProvider>) };
}

const Shown = () => <Routes><Route path="/ops/*" element={<OpsRoutes />} /></Routes>;

const pages = ['', '/people', '/people/1', '/tasks', '/tasks?list=completed', '/groups', '/stuck', '/quality', '/log', '/trends'];

test.each(pages)('what could not be read is told at /ops%s with a way to ask again, and nothing stays gray', async (path) => {
  const { container } = show(`/ops${path}`);
  await waitFor(() => expect(container.querySelector('[role=alert]')?.textContent).toContain('The server made a mistake.'), { timeout: PATIENCE });
  expect(container.querySelector('.skeleton')).toBeNull();
  for (const alert of container.querySelectorAll('[role=alert]')) expect(alert.querySelector('button')?.textContent).toBe('Try again');
}, 3 * PATIENCE);

test('what was read before stays when it cannot be read anew, and is called old', async () => {
  broken = false;
  const { container, queries } = show('/ops/people');
  await waitFor(() => expect(container.textContent).toContain('Pia'), { timeout: PATIENCE });
  broken = true;
  await queries.refetchQueries({ queryKey: ['ops', 'people'] });
  await waitFor(() => expect(container.querySelector('.notice')?.textContent).toContain('what you see may be old'));
  expect(container.textContent).toContain('The server made a mistake.');
  expect(container.querySelector('table')?.textContent).toContain('Pia');
}, 3 * PATIENCE);

test('figures that do not come are told of, and do not stay gray without a word', async () => {
  vi.mocked(useSnapshots).mockReturnValue({ receivedAt: Date.now() - 60_000 });
  const { container } = show('/ops');
  await waitFor(() => expect(container.querySelector('.notice')?.textContent).toContain('No figures have come yet'), { timeout: PATIENCE });
}, 3 * PATIENCE);
