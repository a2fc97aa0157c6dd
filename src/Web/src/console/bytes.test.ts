import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { bytes } from './bytes';

test('sizes are told in the unit that fits', () => {
  const intl = createIntl({ locale: 'en' });
  expect([0, 999, 1000, 1_540_000, 2_000_000_000_000].map((n) => bytes(intl, n))).toEqual(['0 byte', '999 byte', '1 kB', '1.5 MB', '2,000 GB']);
});
