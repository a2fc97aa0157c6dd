import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import type { BatchAtRisk } from '../../api/metrics';
import { LanguageProvider } from '../../messages/Language';
import { RiskTable } from './RiskTable';

const batch = (id: string, priority: number, status = 'in_progress'): BatchAtRisk =>
  ({ id, name: `week-${id}`, project: 'p', organization: `o${id}`, status, priority, late: false, total: 6, completed: 1, remaining: 5, lastHour: 0 }) as BatchAtRisk;

afterEach(() => vi.unstubAllGlobals());

test('several batches get one priority, and pausing leaves out those that are', async () => {
  const sent: [string, string][] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'POST') sent.push([new URL(request.url).pathname, await request.text()]);
    return new Response(JSON.stringify(request.method === 'POST' ? { outcome: 'done' } : []), { headers: { 'Content-Type': 'application/json' } });
  });
  const user = userEvent.setup();
  render(
    <LanguageProvider><QueryClientProvider client={new QueryClient()}><MemoryRouter>
      <RiskTable batches={[batch('1', 10), batch('2', 30, 'paused'), batch('3', 50)]} onShow={() => {}} />
    </MemoryRouter></QueryClientProvider></LanguageProvider>,
  );
  await user.click(screen.getByRole('checkbox', { name: 'Select week-1' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select week-2' }));
  const bar = within(screen.getByRole('group', { name: 'Actions on the selected batches' }));
  expect(bar.getByRole('status').textContent).toBe('2 batches selected');

  await user.click(bar.getByRole('button', { name: 'Set priority…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.clear(dialog.getByRole('textbox'));
  await user.type(dialog.getByRole('textbox'), '77');
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual([['/api/ops/batches/1/prioritize', '{"priority":77}'], ['/api/ops/batches/2/prioritize', '{"priority":77}']]);

  sent.length = 0;
  await user.click(bar.getByRole('button', { name: 'Pause' }));
  await vi.waitFor(() => expect(sent).toEqual([['/api/ops/batches/1/pause', '']]));
});
