import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { Task } from '../../api/wire';
import { LanguageProvider } from '../../messages/Language';
import { TaskAudit } from './TaskAudit';

afterEach(() => vi.unstubAllGlobals());

const reply = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

const task = { task_id: 't', status: 'completed' } as Task;
const judged = { ...task, audits: [{ audited_by: 'a', audited_at: '2026-01-01T00:00:00Z', audit_result: 'accepted', audit_source: 'customer' }] } as Task;

test('a verdict says which others were in view, and one that somebody was faster than shows theirs first', async () => {
  const bodies: unknown[] = [];
  const complained = vi.spyOn(console, 'error');
  let stored = task;
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method !== 'POST') return reply([]);
    bodies.push(await request.json());
    const overtaken = stored === task;
    stored = overtaken ? judged : { ...judged, audits: [...judged.audits!, ...judged.audits!] };
    return overtaken ? reply({ error: 'Somebody else has judged the task meanwhile.' }, 409) : reply(stored);
  });
  const queries = new QueryClient();
  function Page() {
    const { data } = useQuery({ queryKey: ['task', 't'], queryFn: () => stored, initialData: task, staleTime: Number.POSITIVE_INFINITY });
    return <TaskAudit task={data} onFix={undefined} />;
  }
  render(<LanguageProvider><QueryClientProvider client={queries}><Page /></QueryClientProvider></LanguageProvider>);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Reject' }));
  await waitFor(() => expect(screen.getByText(/Somebody has judged this task since you opened it/)).toBeTruthy());
  await user.click(screen.getByRole('button', { name: 'Reject' }));
  await waitFor(() => expect(screen.queryByText(/since you opened it/)).toBeNull());
  expect(complained).not.toHaveBeenCalled();
  expect(bodies).toEqual([{ accepted: false, audits_seen: 0 }, { accepted: false, audits_seen: 1 }]);
});
