import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../api/wire';
import { check, readTaxonomy } from '../../annotation/taxonomy';
import { templates } from '../projects/templates';
import { contrast, findings, palette } from './checks';
import { get, renameKey, set, step } from './json';
import { leaves, nameOf, renamed, withProperty } from './labels';
import { flat, labelsOf, outline } from './outline';

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(fc.integer(), fc.string(), fc.array(tie('value'), { maxLength: 4 }), fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), tie('value'), { maxKeys: 4 })),
})).value;

test('what was set can be read, and the old value is untouched', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), json), fc.array(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 1, maxLength: 4 }), fc.integer(), (root, path, value) => {
      const before = JSON.stringify(root);
      expect(get(set(root, path, value), path)).toBe(value);
      expect(JSON.stringify(root)).toBe(before);
    }),
  );
});

test('every name is a name: those that objects have by themselves too', () => {
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
    const made = set({}, ['annotation_attributes', name], { type: 'text' });
    expect(get({ annotation_attributes: {} }, ['annotation_attributes', name])).toBeUndefined();
    expect(get(made, ['annotation_attributes', name, 'type'])).toBe('text');
    expect(JSON.stringify(made)).toBe(`{"annotation_attributes":{"${name}":{"type":"text"}}}`);
    expect(Object.keys(renameKey({ a: 1, b: 2 }, ['a'], name))).toEqual([name, 'b']);
    expect(renameKey(JSON.parse(`{"a":1,"${name}":2}`), ['a'], name)).toEqual(JSON.parse(`{"a":1,"${name}":2}`));
    expect(JSON.stringify(set(made, ['annotation_attributes', name], undefined))).toBe('{"annotation_attributes":{}}');
    const params: JsonObject = { ...made, geometries: { box: { objects_to_annotate: [name, 'cat'] } } };
    expect(labelsOf('imageannotation', params)).toEqual([name, 'cat']);
    expect(flat(outline('imageannotation', params)).map((n) => n.name)).toContain(name);
    expect(findings('imageannotation', params)).toEqual([]);
  }
});

test('a step up and a step down is nothing, for lists and for keys', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 2, maxLength: 8 }), fc.nat(), (list, n) => {
      const i = n % (list.length - 1);
      const down = step({ list }, ['list', i], 1)!;
      expect(step(down.root, down.path, -1)).toEqual({ root: { list }, path: ['list', i] });
    }),
  );
  const moved = step({ o: { a: 1, b: 2 } }, ['o', 'a'], 1)!;
  expect(Object.keys(moved.root.o)).toEqual(['b', 'a']);
  expect(step(moved.root, moved.path, 1)).toBeNull();
});

test('a renamed key keeps its place and never eats another', () => {
  expect(Object.keys(renameKey({ a: 1, b: 2, c: 3 }, ['b'], 'x'))).toEqual(['a', 'x', 'c']);
  expect(renameKey({ a: 1, b: 2 }, ['a'], 'b')).toEqual({ a: 1, b: 2 });
});

test('a plain name grows into an object when it needs properties, and back', () => {
  const coloured = withProperty('cat', 'color', '#000000');
  expect(coloured).toEqual({ choice: 'cat', color: '#000000' });
  expect(withProperty(coloured, 'color', undefined)).toBe('cat');
  expect(renamed({ value: 1, label: 'one' }, '2')).toEqual({ value: '2', label: 'one' });
  expect(nameOf({ label: 'x' })).toBe('x');
  expect(leaves(['a', { choice: 'g', subchoices: ['b', { choice: 'c', subchoices: [] }] }])).toEqual(['a', 'b', 'c']);
});

test('every template has an outline without findings', () => {
  for (const template of templates) {
    expect(outline(template.type, template.params).length).toBeGreaterThan(0);
    expect(findings(template.type, template.params)).toEqual([]);
  }
});

test('every template can be worked on: the workspace reads its taxonomy, and none is there twice', () => {
  for (const { type, params, id } of templates) {
    const taxonomy = readTaxonomy(type, params);
    expect(taxonomy, id).not.toBeNull();
    expect(check(taxonomy!, { no: 'answer' }).length, id).toBeGreaterThan(0);
  }
  for (const key of ['id', 'name'] as const) expect(new Set(templates.map((template) => template[key])).size).toBe(templates.length);
});

test('a field without a title is found, a set is not asked for one', () => {
  const params: JsonObject = { fields: [{ type: 'text', field_id: 'a', title: 'A' }, { type: 'text', field_id: 'b' }, { type: 'text', field_id: 'c', title: ' ' }, { type: 'FieldSet', fields: [] }] };
  expect(findings('textcollection', params).map((f) => f.kind)).toEqual(['untitled', 'untitled']);
});

test('hotkeys that clash or are letters, names given twice and lists without entries are found', () => {
  const params: JsonObject = {
    geometries: { box: { objects_to_annotate: [{ choice: 'cat', hotkey: '1' }, { choice: 'dog', hotkey: '1' }, { choice: 'cow', hotkey: 'b' }, 'cat', ''] }, point: { objects_to_annotate: [] } },
    annotation_attributes: { state: { choices: [] } },
  };
  expect(findings('imageannotation', params).map((f) => f.kind)).toEqual(['hotkey', 'hotkey.form', 'twice', 'empty', 'nothing', 'nochoices']);
  expect(labelsOf('imageannotation', params)).toEqual(['cat', 'dog', 'cow', '']);
  expect(flat(outline('imageannotation', params)).filter((n) => n.kind === 'label')).toHaveLength(5);
});

test('the colours offered show on black and on white', () => {
  for (const colour of palette) {
    expect(contrast(colour, '#000000')).toBeGreaterThan(3);
    expect(contrast(colour, '#ffffff')).toBeGreaterThan(3);
  }
});
