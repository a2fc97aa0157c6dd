import { expect, test } from 'vitest';
import type { JsonObject } from '../../api/wire';
import { gone } from './gone';
import { get } from './json';
import { renameEntry, renameField, renameLabel, withChoices } from './mentions';
import { pathOf } from './problemPath';

const type = 'imageannotation';
const road: JsonObject = {
  geometries: { box: { objects_to_annotate: ['car', { choice: 'ground', subchoices: ['road', 'grass'] }] }, polygon: { objects_to_annotate: ['tree'] } },
  annotation_attributes: {
    kind: { choices: ['wide', { choice: 'narrow', subchoices: ['lane', 'path'] }] },
    lanes: { type: 'number', conditions: { label_condition: { label: ['road', 'car'] }, attribute_conditions: [{ kind: ['wide', 'lane'], not: { kind: 'path' } }] } },
    on: { type: 'linked', allowed_labels: ['road'], conditions: { label_condition: { label: 'road' } } },
  },
  links: { on: [{ from_allowed_labels: ['car'], to_allowed_labels: ['road', 'grass'] }], by: { to_allowed_labels: 'road' } },
};
const at = ['geometries', 'box', 'objects_to_annotate', 1, 'subchoices', 0];

test('a renamed label is called so in links, linked attributes and conditions', () => {
  const next = renameLabel(type, road, at, 'street');
  expect(JSON.stringify(next)).toBe(JSON.stringify(road).replaceAll('"road"', '"street"'));
  expect(gone(type, next)).toEqual([]);
});

test('where another tool has a label of the old name, both are meant', () => {
  const both = renameLabel(type, renameLabel(type, road, ['geometries', 'polygon', 'objects_to_annotate', 0], 'road'), at, 'street');
  expect(get(both, ['links', 'on', 0, 'to_allowed_labels'])).toEqual(['road', 'street', 'grass']);
  expect(get(both, ['links', 'by', 'to_allowed_labels'])).toEqual(['road', 'street']);
  expect(gone(type, both)).toEqual([]);
});

test('a renamed attribute, and a choice that is called otherwise, are so in conditions, also in those that must not hold', () => {
  const kind = ['annotation_attributes', 'kind'];
  const next = withChoices(renameEntry(road, kind, 'size'), ['annotation_attributes', 'size'], ['broad', { choice: 'narrow', subchoices: ['lane', 'track'] }]);
  expect(get(next, ['annotation_attributes', 'lanes', 'conditions', 'attribute_conditions'])).toEqual([{ size: ['broad', 'lane'], not: { size: 'track' } }]);
  expect(gone(type, next)).toEqual([]);
  expect(renameEntry(road, kind, 'lanes')).toBe(road);
});

test('a renamed field is so in the conditions of fields and of those in sets', () => {
  const form: JsonObject = { fields: [{ field_id: 'a', type: 'category', choices: ['x', 'y'] }, { type: 'FieldSet', conditions: [{ a: 'x' }], fields: [{ field_id: 'b', conditions: [{ a: ['y'] }] }] }] };
  const next = withChoices(renameField(form, ['fields', 0], 'c'), ['fields', 0], ['z', 'y']);
  expect(next.fields).toEqual([{ field_id: 'c', type: 'category', choices: ['z', 'y'] }, { type: 'FieldSet', conditions: [{ c: 'z' }], fields: [{ field_id: 'b', conditions: [{ c: ['y'] }] }] }]);
  expect(gone('textcollection', next)).toEqual([]);
});

test('what was removed is told once where it is still spoken of', () => {
  const without = withChoices({ ...road, geometries: { box: { objects_to_annotate: ['car', 'grass'] } } }, ['annotation_attributes', 'kind'], ['wide', 'lane']);
  expect(gone(type, without).map((f) => `${f.kind} ${f.values.name} at ${f.at}`)).toEqual([
    'gone.label road at ["annotation_attributes","lanes"]',
    'gone.choice path at ["annotation_attributes","lanes"]',
    'gone.label road at ["annotation_attributes","on"]',
    'gone.label road at ["links","on"]',
    'gone.label road at ["links","by"]',
  ]);
  expect(gone(type, { ...road, annotation_attributes: { lanes: get(road, ['annotation_attributes', 'lanes'])! } }).map((f) => f.kind)).toEqual(['gone.asked']);
});

test('the server’s words for a place are read as the place', () => {
  expect(pathOf('params.links.on[0].to_allowed_labels[0]')).toEqual(['links', 'on', 0, 'to_allowed_labels', 0]);
  expect(pathOf('$.annotation_attributes["a \\"b\\".c"].choices')).toEqual(['annotation_attributes', 'a "b".c', 'choices']);
});
