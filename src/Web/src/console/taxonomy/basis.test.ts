import { expect, test } from 'vitest';
import type { JsonObject, Project } from '../../api/wire';
import { begin, dropText, edit, follow, isStale, isTouched, over, redo, resume, undo, write } from './basis';
import { differences } from './differences';

/** A project whose versions have these parameters. */
const project = (...versions: JsonObject[]) =>
  ({ id: 'p', name: 'p', type: 'categorization', created_at: '', param_history: versions.map((params, version) => ({ version, created_at: '2026-01-01T00:00:00Z', ...params })) }) as unknown as Project;

const [one, two, mine] = [{ categories: ['cat'] }, { categories: ['cat', 'dog'] }, { categories: ['wolf'] }];

test('an editor that nobody touched follows what is published, also after a step was undone', () => {
  const followed = follow(begin(project(one)), project(one, two));
  expect(followed).toEqual(begin(project(one, two)));
  expect(isTouched(followed)).toBe(false);
  expect(follow(undo(edit(begin(project(one)), () => mine)), project(one, two)).base).toBe(1);
});

test('a draft stays as it is when somebody publishes, and is known to be stale', () => {
  const draft = edit(begin(project(one)), () => mine);
  const later = follow(draft, project(one, two));
  expect(later).toBe(draft);
  expect(isStale(later, project(one, two))).toBe(true);
  expect(isStale(later, project(one))).toBe(false);
});

test('one’s own version, once published, is what the next draft begins from', () => {
  expect(follow(edit(begin(project(one)), () => mine), project(one, mine))).toEqual(begin(project(one, mine)));
});

test('who has looked goes on over the later version, with the steps that can be undone', () => {
  const kept = over(edit(begin(project(one)), () => mine), project(one, two));
  expect([kept.base, kept.params, isTouched(kept), isStale(kept, project(one, two))]).toEqual([1, mine, true, false]);
  expect(undo(kept).params).toEqual(one);
  expect(redo(undo(kept)).params).toEqual(mine);
});

test('what an earlier visit kept is a draft over the version it was begun from, and nothing where it says the same', () => {
  const kept = resume(project(one, two), { base: 0, params: mine });
  expect([kept.base, kept.from, isStale(kept, project(one, two))]).toEqual([0, one, true]);
  expect(resume(project(one, two), { base: 0, params: one })).toEqual(begin(project(one, two)));
  expect(resume(project(one, two), { base: 0, params: two })).toEqual(begin(project(one, two)));
});

test('differences name what was added, removed and changed, entries of lists by their names', () => {
  const before = { instruction: 'a', geometries: { box: { objects_to_annotate: ['cat', { choice: 'dog', color: '#000000' }], min_width: 2 } } };
  const after = { geometries: { box: { objects_to_annotate: [{ choice: 'dog', color: '#111111' }, 'constructor'], min_width: 3 } } };
  expect(differences(before, after).map((d) => `${d.kind} ${d.at}`)).toEqual([
    'removed instruction',
    'removed geometries › box › objects_to_annotate › cat',
    'changed geometries › box › objects_to_annotate › dog › color',
    'added geometries › box › objects_to_annotate › constructor',
    'changed geometries › box › min_width',
  ]);
  expect(differences(before, before)).toEqual([]);
  expect(differences({ categories: ['a', 'b'] }, { categories: ['b', 'a'] })).toEqual([{ kind: 'changed', at: 'categories' }]);
});

test('a text that cannot be read is kept, holds the draft still, and is the draft once it is mended', () => {
  const broken = write(edit(begin(project(one)), () => mine), '{"categories": [');
  expect([broken.params, isTouched(broken), edit(broken, () => two), undo(broken)]).toEqual([mine, true, broken, broken]);
  expect(follow(broken, project(one, mine))).toBe(broken);
  expect(resume(project(one), { base: 0, params: mine, text: broken.text }).text).toBe('{"categories": [');
  expect(resume(project(one), { base: 0, params: one, text: '[]' }).text).toBe('[]');
  const mended = write(broken, '{"categories":["fox"]}');
  expect([mended.params, mended.text, undo(mended).params]).toEqual([{ categories: ['fox'] }, null, mine]);
  expect(dropText(broken)).toMatchObject({ params: mine, text: null });
  expect(write(begin(project(one)), '{ "categories": ["cat"] }')).toEqual(begin(project(one)));
});
