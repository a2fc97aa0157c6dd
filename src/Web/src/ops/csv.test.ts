import { expect, test } from 'vitest';
import type { Backlog, PersonView } from '../api/metrics';
import { csvOf } from './csv';
import { backlogSheet, peopleSheet } from './sheets';

test('what is absent is an empty field, and what a spreadsheet would run is text', () => {
  expect(csvOf(['a', 'b'], [[1, null], ['=1+1', 'x, "y"'], [undefined, -2], ['-2', 'two\nlines']])).toBe('a,b\r\n1,\r\n\'=1+1,"x, ""y"""\r\n,-2\r\n\'-2,"two\nlines"\r\n');
});

test('the backlog is told by state and by age', () => {
  const backlog = { tasks: 5, waitingLabels: 2, inLabeling: 1, waitingReviews: 1, inReview: 1, paused: 0, ages: [{ fromMs: 0, toMs: 900_000, tasks: 4 }, { fromMs: 900_000, tasks: 1 }] } as unknown as NonNullable<Backlog>;
  expect(backlogSheet(backlog).split('\r\n')).toEqual(['by,state,fromMs,toMs,tasks', 'state,waitingLabels,,,2', 'state,inLabeling,,,1', 'state,waitingReviews,,,1', 'state,inReview,,,1', 'state,paused,,,0', 'age,,0,900000,4', 'age,,900000,,1', '']);
});

test('a person of whom nothing is measured has empty fields, not zeros', () => {
  const person = { id: 'p', name: 'Ann', activity: 'available', skills: [{ name: 'text', level: 2 }, { name: 'sound', level: 1 }], today: {} } as unknown as PersonView;
  expect(peopleSheet([person]).split('\r\n')[1]).toBe('p,Ann,,available,,,,,,,,,,,text 2; sound 1');
});
