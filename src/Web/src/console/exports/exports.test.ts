import { expect, test } from 'vitest';
import { filterOf } from '../tasks/filter';
import { bodyOf, commandsOf, linkOf, underWay, valuesOf, type Export } from './exports';

test('an export asks for what the list of tasks shows', () => {
  const filter = filterOf(new URLSearchParams('project=animals&status=completed&which=completed&from=2026-01-01T00:00:00Z'));
  expect(bodyOf('coco', filter, null)).toEqual({ format: 'coco', filter: { project: 'animals', status: 'completed', completed_after: '2026-01-01T00:00:00Z' } });
  expect(bodyOf('csv', filterOf(new URLSearchParams()), '2026-02-01T00:00:00Z')).toEqual({ format: 'csv', filter: {}, as_of: '2026-02-01T00:00:00Z' });
});

test('links are of the address that the page came from, whatever the server was asked at', () => {
  expect(linkOf('http://10.0.0.7:5080/files/exports/1?expires=2&signature=3', 'https://label.example.org')).toBe('https://label.example.org/files/exports/1?expires=2&signature=3');
});

test('a command cannot be left by a quote in the link', () => {
  expect(commandsOf('export-1.jsonl', "https://x/f?a='b", 'ab').download).toBe("curl -C - -o export-1.jsonl 'https://x/f?a=%27b'");
});

test('what waits and what is written is under way, the rest is over', () => {
  const states: Export['state'][] = ['waiting', 'running', 'completed', 'failed'];
  expect(states.map((state) => underWay({ state } as Export))).toEqual([true, true, false, false]);
});

test('a filter of several tags is told whole', () => {
  expect(valuesOf({ status: 'completed', tags: ['night', 'rain'], start_time: '2026-01-01' }).map((v) => v.value)).toEqual(['completed', 'night', 'rain']);
});
