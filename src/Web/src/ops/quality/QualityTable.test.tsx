import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LanguageProvider } from '../../messages/Language';
import { QualityTable } from './QualityTable';

beforeEach(() => vi.stubGlobal('fetch', async () => new Response('[]', { headers: { 'Content-Type': 'application/json' } })));
afterEach(() => vi.unstubAllGlobals());

const quality = { reviewed: 12, firstPassYield: 0.75, accepts: 5, fixes: 2, rejects: 1, judged: 4, overturnRate: 0.25, compared: 3, agreement: 0.9, audits: 2, auditAcceptRate: 1 };
const show = (by: 'person' | 'project') =>
  render(
    <LanguageProvider><QueryClientProvider client={new QueryClient()}><MemoryRouter>
      <QualityTable by={by} groups={[{ scope: `${by}:1`, name: 'Pia', figures: { quality } }] as never} />
    </MemoryRouter></QueryClientProvider></LanguageProvider>,
  );
const cells = () => within(screen.getAllByRole('row').at(-1)!).getAllByRole('cell').map((cell) => cell.textContent);

test('what a person labeled stands apart from the verdicts that they gave', () => {
  show('person');
  const groups = screen.getAllByRole('columnheader').filter((head) => head.hasAttribute('colspan'));
  expect(groups.map((head) => [head.textContent, head.getAttribute('colspan')])).toEqual([['As a labeler', '3'], ['As a reviewer', '2']]);
  expect(cells()).toEqual(['Pia', '12', '75%', '90%', '5 · 2 · 1', '25%']);
});

test('a project has no such halves, and its audits', () => {
  show('project');
  expect(screen.queryByText('As a labeler')).toBeNull();
  expect(cells()).toEqual(['Pia', '12', '75%', '5 · 2 · 1', '25%', '90%', '100%']);
});
