import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Project } from '../../api/wire';
import { LanguageProvider } from '../../messages/Language';
import { useDraft } from './draft';
import { Properties } from './properties/Properties';
import { TaxonomyTree } from './TaxonomyTree';

const type = 'categorization';
const project = { id: 'p', name: 'p', type, param_history: [{ version: 0, created_at: '2026-01-01T00:00:00Z', categories: ['cat', 'dog'] }] } as unknown as Project;

function TreeAndProperties() {
  const draft = useDraft(project);
  return (
    <LanguageProvider>
      <TaxonomyTree type={type} draft={draft} findings={[]} />
      <Properties type={type} draft={draft} findings={[]} />
    </LanguageProvider>
  );
}

const open = () => screen.queryByRole('heading')?.textContent;

beforeEach(() => {
  localStorage.clear();
  // By selector rows are only found to scroll to them, and happy-dom's selectors cannot hold the brackets of their keys.
  vi.stubGlobal('CSS', { escape: () => 'row' });
});
afterEach(() => vi.unstubAllGlobals());

test('the properties of a row are open when the arrows come to it, and stay so after Enter and Space', async () => {
  const user = userEvent.setup();
  render(<TreeAndProperties />);
  await user.tab();
  await user.keyboard('{ArrowDown}');
  expect(open()).toBe('cat');
  await user.keyboard('{Enter}');
  expect(open()).toBe('cat');
  await user.keyboard('{ArrowDown}{Enter} ');
  expect(open()).toBe('dog');
});

test('a second click leaves the properties of a row open', async () => {
  const user = userEvent.setup();
  render(<TreeAndProperties />);
  await user.click(screen.getByRole('row', { name: 'dog' }));
  await user.click(screen.getByRole('row', { name: 'dog' }));
  expect(open()).toBe('dog');
});
