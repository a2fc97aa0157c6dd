import { render, screen } from '@testing-library/react';
import { IntlProvider } from 'react-intl';
import { expect, it } from 'vitest';
import { Progress } from './Progress';

it.each([
  [299, 1, '99%'],
  [300, 0, '100%'],
  [5, 295, '1.7%'],
])('%i done and %i to do are %s: nothing is all done before the last', (completed, pending, words) => {
  render(<IntlProvider locale="en"><Progress counts={{ completed, pending }} /></IntlProvider>);
  expect(screen.getByText(words)).toBeTruthy();
});
