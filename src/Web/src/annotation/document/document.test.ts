import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withMember, type Json, type JsonObject } from '../json';
import { check, readTaxonomy } from '../taxonomy';
import { deserialise } from './deserialise';
import { diff, isEmpty } from './diff';
import { emptyDoc, type Doc, type Item } from './document';
import { addItem, changeItems, removeItems, setValue } from './edits';
import { findings } from './problems';
import { placed } from './prune';
import { sectionsOf } from './sections';
import { serialise } from './serialise';
import { DocumentStore } from './store';

interface Case {
  type: string;
  params: JsonObject;
  responses: { response: Json; problems: unknown[] }[];
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../tests/fixtures/responses.json'), 'utf8')) as Case[];
let count = 0;
const newId = () => `new-${++count}`;

describe('a valid response', () => {
  it.each(cases.map((c, i) => [`${i} ${c.type}`, c] as const))('%s is valid after it was opened, and twice is the same as once', (_, { type, params, responses }) => {
    const taxonomy = readTaxonomy(type, params)!;
    for (const { response } of responses.filter((r) => r.problems.length === 0)) {
      const once = serialise(taxonomy, deserialise(taxonomy, response as JsonObject, newId)).response;
      expect(check(taxonomy, once), JSON.stringify(response)).toEqual([]);
      const twice = serialise(taxonomy, deserialise(taxonomy, once, newId)).response;
      if (type !== 'videoplaybackannotation') expect(twice).toEqual(once);
      const size = (r: Json | undefined): number => (r && typeof r === 'object' ? Object.keys(r).length : 0);
      expect(size(once.annotations)).toBeGreaterThanOrEqual(type.startsWith('video') ? 0 : size((response as JsonObject).annotations));
    }
  });

  it.each(cases.map((c, i) => [`${i} ${c.type}`, c] as const))('%s: a broken one opens all the same', (_, { type, params, responses }) => {
    const taxonomy = readTaxonomy(type, params)!;
    for (const { response } of responses)
      if (typeof response === 'object' && response !== null && !Array.isArray(response)) expect(() => findings(taxonomy, deserialise(taxonomy, response as JsonObject, newId))).not.toThrow();
  });
});

const item = (key: string, left = 0): Item => ({ key, id: key, kind: 'box', label: 'cat', attributes: {}, shape: { left, top: 0, width: 5, height: 5 } });

describe('names that objects have by themselves', () => {
  it.each(['constructor', '__proto__', 'toString'])('%s is a label and an attribute like others', (name) => {
    const taxonomy = readTaxonomy('imageannotation', {
      geometries: { box: { objects_to_annotate: [name] } },
      annotation_attributes: { [name]: { type: 'category', choices: ['constructor', '__proto__'] }, other: { type: 'text', conditions: { attribute_conditions: [{ [name]: ['__proto__'] }] } } },
    })!;
    const rule = sectionsOf(taxonomy).annotations!.kinds[0]!;
    const label = rule.labelOf(name);
    const box: Item = { ...item('a'), label: name };
    const missing = findings(taxonomy, { ...emptyDoc, items: [box] });
    expect(missing.map((f) => [f.code, f.field])).toEqual([['required', ['attributes', name]]]);
    expect(placed(rule.attributes, {}, label).map((m) => m.key)).toEqual([name]);

    const given = withMember({}, name, '__proto__');
    expect(Object.keys(given)).toEqual([name]);
    expect(placed(rule.attributes, given, label).map((m) => m.key)).toEqual([name, 'other']);
    const done: Doc = { ...emptyDoc, items: [{ ...box, attributes: { ...given, other: 'x' } }] };
    expect(findings(taxonomy, done)).toEqual([]);
    const sent = JSON.parse(JSON.stringify(serialise(taxonomy, done).response)) as JsonObject;
    expect(check(taxonomy, sent)).toEqual([]);
    const opened = deserialise(taxonomy, sent, newId);
    expect(isEmpty(diff(done, opened))).toBe(true);
    expect(diff({ ...emptyDoc, items: [box] }, opened).changed[0]!.fields).toEqual([name, 'other']);
    expect(JSON.stringify(setValue(['global_attributes', name], 'x')(emptyDoc).values)).toBe(`{"global_attributes":{"${name}":"x"}}`);
  });
});

describe('undo', () => {
  type Command = (store: DocumentStore) => void;
  const command = fc.oneof(
    fc.nat(4).map((n): Command => (s) => s.change(addItem(item(`i${n}-${s.get().items.length}`)))),
    fc.nat(4).map((n): Command => (s) => s.change(removeItems(s.get().items.slice(n, n + 1).map((i) => i.key)))),
    fc.nat(4).map((n): Command => (s) => s.change(changeItems(s.get().items.slice(n, n + 1).map((i) => i.key), (i) => ({ ...item(i.key, n), label: 'dog' })))),
    fc.string().map((text): Command => (s) => s.change(setValue(['global_attributes', 'note'], text), 'note')),
    fc.constant<Command>((s) => s.undo()),
    fc.constant<Command>((s) => s.redo()),
  );

  it('goes back to the beginning and forth to the end, through the same documents', () =>
    fc.assert(fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const store = new DocumentStore();
      commands.forEach((run) => run(store));
      const end = store.get();
      const seen: Doc[] = [end];
      while (store.canUndo) {
        store.undo();
        seen.push(store.get());
      }
      expect(store.get()).toBe(emptyDoc);
      for (let i = seen.length - 2; i >= 0 && store.canRedo; i--) {
        store.redo();
        expect(store.get()).toBe(seen[i]);
      }
    })));

  it('takes back typing as a whole, and begins anew after a pause', () => {
    const store = new DocumentStore();
    for (const text of ['c', 'ca', 'cat']) store.change(setValue(['note'], text), 'note');
    store.settle();
    store.change(setValue(['note'], 'cats'), 'note');
    store.undo();
    expect(store.get().values).toEqual({ note: 'cat' });
    store.undo();
    expect(store.get()).toBe(emptyDoc);
  });

  it('says what changed and who changed it, and nothing when nothing did', () => {
    const store = new DocumentStore();
    const told: string[] = [];
    store.subscribe(({ origin, changed }) => told.push(`${origin} ${changed.join()}`));
    store.change(addItem(item('a')));
    store.change(changeItems(['nobody'], () => null));
    store.undo();
    expect(told).toEqual(['user a', 'undo a']);
  });

  it('removes the links of what is removed', () => {
    const doc: Doc = { ...emptyDoc, items: [item('a'), item('b')], links: [{ id: 'l', name: 'next to', from: 'a', to: 'b' }] };
    expect(removeItems(['b'])(doc).links).toEqual([]);
    expect(removeItems(['c'])(doc)).toBe(doc);
  });
});

describe('a problem', () => {
  const taxonomy = readTaxonomy('imageannotation', {
    geometries: { box: { objects_to_annotate: ['cat'], min_width: 10 } },
    annotation_attributes: { state: { choices: ['asleep', 'awake'] }, cats: { type: 'number', conditions: { is_global: true } } },
  })!;

  it('leads to the item and the field where it is mended', () => {
    const found = findings(taxonomy, { ...emptyDoc, items: [item('a')] });
    expect(found.map((f) => [f.code, f.item, f.field])).toEqual([
      ['out_of_range', 'a', ['width']],
      ['required', 'a', ['attributes', 'state']],
      ['required', undefined, ['global_attributes', 'cats']],
    ]);
  });
});
