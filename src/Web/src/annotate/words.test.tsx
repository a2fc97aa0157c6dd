import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import type { ComponentType } from 'react';
import { MemoryRouter, Route, Routes } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { usePreferences } from '../app/preferences';
import { drafts } from '../drafts/database';
import { saveDraft } from '../drafts/drafts';
import { LanguageProvider } from '../messages/Language';
import { plainWords } from '../messages/plainWords';
import { PSEUDO } from '../messages/pseudo';
import { StationContext, type Station } from './live/context';
import type { Live } from './live/live';
import { unknown } from './live/stream';
import DraftPage from './pages/DraftPage';
import History from './pages/History';
import HistoryTask from './pages/HistoryTask';
import Home from './pages/Home';
import Performance from './pages/Performance';

const offer = { task: '1', token: 2, standing: 'offered', stage: 'label', type: 'imageannotation', project: '3', instruction: '4', until: '2100-01-01T00:00:00Z', attachments: [] } as unknown as Live['assignments'][number];
const project = { id: '1', name: '7', type: 'textcollection' };

const params = { fields: [{ type: 'text', field_id: '7', title: '7' }] };
const response = { annotations: { 7: { type: 'text', field_id: '7', response: [['8']] } } };

const answers: Record<string, unknown> = {
  '/api/me': { today: { labels: 1, reviews: 1, done: 2, active_ms: 4_000 }, focus: { id: '1', name: '2' }, projects: [{ ...project, waiting: 3, more: false }] },
  '/api/me/history': { docs: [{ task: '1', answered_at: '2026-01-01T00:00:00Z', project, stage: 'review', verdict: 'fix', active_ms: 5_000, outcome: 'fixed', note: '6' }], next_token: '1' },
  '/api/me/history/1': { task: '1', project, params, attachments: [], response, outcome: 'fixed', note: '6' },
  '/api/me/performance': { labels: 1, reviews: 1, done: 2, active_ms: 4_000, others: { people: 9, mean_active_ms: 3_000, first_pass_yield: 0.5 }, projects: [{ ...project, labels: 1, reviews: 1, done: 2, mean_active_ms: 2_000, accepted: 1, fixed: 1, rejected: 0 }] },
};

beforeEach(() => {
  usePreferences.setState({ language: PSEUDO });
  vi.stubGlobal('fetch', async (request: Request | string) => {
    const { pathname } = new URL(typeof request === 'string' ? request : request.url, 'http://x');
    return new Response(JSON.stringify(answers[pathname] ?? {}), { headers: { 'Content-Type': 'application/json' } });
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  usePreferences.setState({ language: 'en' });
});

/** Milliseconds that a page may take to be loaded. */
const PATIENCE = 10_000;

/** A live session that stands still: nobody is asked for anything. */
async function show(Page: ComponentType, live: Partial<Live>) {
  const waiting = [{ command: '1', draft: '2', project: '3', task: '4', token: 5, refused: '6' }];
  const db = await drafts();
  await saveDraft(db, { key: '1|1', person: '1', task: '1', token: 5, type: project.type, project: '7', paramVersion: 0, params, attachments: [], response, unfinished: null, rev: 1, activeMs: 0, at: Date.now(), state: 'lost', reason: 'expired' });
  const station = {
    person: '1', db, offset: () => 0, onSettled: () => () => undefined,
    live: { project: () => Promise.resolve({ name: '9' }), state: createStore(() => ({ ...unknown, ready: true, wish: 'available', activity: 'available', ...live })) },
    outbox: { subscribe: () => () => undefined, waiting },
  } as unknown as Station;
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(<LanguageProvider><QueryClientProvider client={queries}><StationContext value={station}><MemoryRouter initialEntries={['/1']}><Routes><Route path="/:task" element={<Page />} /></Routes></MemoryRouter></StationContext></QueryClientProvider></LanguageProvider>);
}

test.each<[string, ComponentType, Partial<Live>]>([
  ['home', Home, { assignments: [offer] }],
  ['home on an ordered break', Home, { activity: 'break', wish: 'break', paused: 'manager', pausedFor: '7' }],
  ['home on a break', Home, { activity: 'break', wish: 'break', paused: 'lapses' }],
  ['history', History, {}],
  ['answer of the past', HistoryTask, {}],
  ['kept draft', DraftPage, {}],
  ['own figures', Performance, {}],
])('an annotator’s %s says nothing past the messages', async (_, page, live) => {
  const { container } = await show(page, live);
  await waitFor(() => expect(container.querySelector('.skeleton')).toBeNull(), { timeout: PATIENCE });
  await waitFor(() => expect(container.textContent).toContain('7'));
  expect(container.textContent).toContain('[');
  expect(plainWords(container)).toEqual([]);
}, 2 * PATIENCE);
