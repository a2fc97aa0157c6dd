import { act, renderHook } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { JsonObject, Project } from '../../../api/wire';
import { useDraft } from '../draft';
import { renameLabel } from '../mentions';
import { useTyped } from './useTyped';

const type = 'imageannotation';
const params: JsonObject = { geometries: { box: { objects_to_annotate: ['car', 'cart'] } }, links: { by: { to_allowed_labels: ['car'] }, on: { to_allowed_labels: ['cart'] } } };
const project = { id: 'p', name: 'p', type, param_history: [{ version: 0, created_at: '2026-01-01T00:00:00Z', ...params }] } as unknown as Project;

beforeEach(() => localStorage.clear());

test('a name that is another’s for a moment takes over nothing of that one', () => {
  const { result } = renderHook(() => {
    const draft = useDraft(project);
    return { draft, rename: useTyped<string>(draft, (from, name) => renameLabel(type, from, ['geometries', 'box', 'objects_to_annotate', 0], name)) };
  });
  for (const name of ['cart', 'carts']) act(() => result.current.rename(name));
  expect(result.current.draft.params.links).toEqual({ by: { to_allowed_labels: ['carts'] }, on: { to_allowed_labels: ['cart'] } });
});
