import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../messages/Language';
import { Workspace } from '../Workspace';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it.each([
  ['namedentityrecognition', { attachment: 'https://e.org/a.txt', labels: [{ name: 'person' }] }, '$.attachment'],
  ['comparison', { attachments: [{ type: 'text', content: 'https://e.org/a.txt' }], fields: [] }, '$.attachments[0].content'],
])('a text of a %s that does not come says so, and is asked for again', async (type, params, path) => {
  const fetch = vi.fn().mockResolvedValueOnce(new Response('', { status: 502 })).mockResolvedValueOnce(new Response('Mara of Norvik'));
  vi.stubGlobal('fetch', fetch);
  render(
    <LanguageProvider>
      <Workspace task={{ key: 't', type, project: 'Names', instruction: null, params, inherited: {}, attachments: [{ path, url: '/attachments/1', type: 'text/plain' }] }} mode="label" onSubmit={() => undefined} />
    </LanguageProvider>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }, { timeout: 10_000 }));
  expect(await screen.findByText('Mara of Norvik')).toBeTruthy();
  expect(fetch).toHaveBeenCalledTimes(2);
});
