import { expect, test } from 'vitest';
import { isCurrent } from './AreaLayout';

test('a link is current on its own pages and those it says are its own, and on no other', () => {
  const projects = { to: '/console', end: true, also: ['/console/projects', '/console/new'] };
  expect(['/console', '/console/', '/console/projects/zoo', '/console/projects/zoo/tasks', '/console/new'].map((path) => isCurrent(projects, path))).toEqual([true, true, true, true, true]);
  expect(['/console/tasks', '/console/projectsx', '/console/newer', '/'].map((path) => isCurrent(projects, path))).toEqual([false, false, false, false]);
  expect(['/console/tasks', '/console/tasks/1', '/console/tasksx'].map((path) => isCurrent({ to: '/console/tasks' }, path))).toEqual([true, true, false]);
});
