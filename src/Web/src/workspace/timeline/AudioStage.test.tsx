import { render, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { Wave } from './AudioStage';

const made = { setOptions: vi.fn(), destroy: vi.fn() };
const create = vi.fn((_: object) => made);
vi.mock('wavesurfer.js', () => ({ default: { create: (options: object) => create(options) } }));

test('a wave takes the colours of another theme, and listens no longer when it is gone', async () => {
  const paint = (color: string, caretColor: string) => Object.assign(document.querySelector<HTMLElement>('.wave')!.style, { color, caretColor });
  const { unmount } = render(<Wave media={document.createElement('audio')} />);
  paint('rgb(1, 2, 3)', 'rgb(4, 5, 6)');
  await waitFor(() => expect(create).toHaveBeenCalled());
  expect(create.mock.lastCall![0]).toMatchObject({ waveColor: 'rgb(1, 2, 3)', progressColor: 'rgb(4, 5, 6)' });

  // What the sheet does under another theme.
  paint('rgb(7, 8, 9)', 'rgb(10, 11, 12)');
  document.documentElement.dataset.theme = 'dark';
  await waitFor(() => expect(made.setOptions).toHaveBeenCalledWith({ waveColor: 'rgb(7, 8, 9)', progressColor: 'rgb(10, 11, 12)' }));

  unmount();
  expect(made.destroy).toHaveBeenCalled();
  made.setOptions.mockClear();
  document.documentElement.dataset.theme = 'light';
  await new Promise((resolve) => setTimeout(resolve));
  expect(made.setOptions).not.toHaveBeenCalled();
  delete document.documentElement.dataset.theme;
});
