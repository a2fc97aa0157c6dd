import { expect, it } from 'vitest';
import { wantsWork } from './live';

it('takes somebody busy for somebody who wants work: after a reload in a task nothing tells when the hand is empty', () => {
  expect(['available', 'busy', 'break', 'draining', 'offline'].filter(wantsWork)).toEqual(['available', 'busy']);
});
