import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterEach, expect, test, vi } from 'vitest';
import { LanguageProvider } from '../../messages/Language';
import { People } from './People';

afterEach(() => vi.unstubAllGlobals());

const pia = { id: '1', name: 'Pia', roles: [], skills: [], groups: [], workforce: '5', disabled: false, activity: 'available', since: '2026-01-01T00:00:00Z', today: {} };

test('a message is written to its end though its person has left the list', async () => {
  let people: unknown[] = [pia];
  const sent: string[] = [];
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = typeof input === 'string' ? new Request(new URL(input, 'http://x'), init) : input;
    if (request.method === 'POST') sent.push(`${new URL(request.url).pathname} ${await request.text()}`);
    const body = request.method === 'POST' ? { outcome: 'done' } : new URL(request.url).pathname === '/api/ops/people' ? { people } : [];
    return new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } });
  });
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(<LanguageProvider><QueryClientProvider client={queries}><MemoryRouter><People /></MemoryRouter></QueryClientProvider></LanguageProvider>);
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: /Pia/ }));
  await user.click(await screen.findByRole('menuitem', { name: /message/i }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox'), 'Please come to the desk.');

  people = [];
  await queries.refetchQueries({ queryKey: ['ops', 'people'] });
  await waitFor(() => expect(document.querySelector('table')).toBeNull());
  expect(dialog.getByRole('textbox')).toHaveProperty('value', 'Please come to the desk.');
  await user.click(dialog.getByRole('button', { name: /send/i }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent).toEqual(['/api/ops/people/1/message {"text":"Please come to the desk."}']);
});
