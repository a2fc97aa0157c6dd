import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { Button } from './Button';

afterEach(cleanup);

const announced = () => document.querySelectorAll('[data-live-announcer] [aria-labelledby]').length;

test.each([true, false])('a button that waited leaves nothing in the live region when it goes with its dialog (still waiting: %s)', async (waiting) => {
  const { rerender, unmount } = render(<Button>Save</Button>);
  act(() => screen.getByRole('button').focus());
  rerender(<Button isPending>Save</Button>);
  await waitFor(() => expect(announced()).toBeGreaterThan(0));
  if (!waiting) rerender(<Button>Save</Button>);
  unmount();
  await waitFor(() => expect(announced()).toBe(0));
});
