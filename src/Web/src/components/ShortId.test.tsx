import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ShortId } from './ShortId';

test('an id is whole for whoever copies it or hears it, and only its middle is hidden', () => {
  const { container } = render(<ShortId id="6530c0ffee00000000000003" />);
  expect(container.textContent).toBe('6530c0ffee00000000000003');
  expect(screen.getByTitle('6530c0ffee00000000000003')).toBeTruthy();
  expect(container.querySelector('.short-id-middle')?.textContent).toBe('c0ffee000000');
});

test('what is short stays as it is', () => {
  const { container } = render(<ShortId id="picture-000017" />);
  expect(container.innerHTML).toBe('picture-000017');
});
