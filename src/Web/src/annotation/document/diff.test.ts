import { describe, expect, it } from 'vitest';
import { diff, isEmpty } from './diff';
import { emptyDoc, type Doc, type Item } from './document';

const item = (key: string, change: Partial<Item> = {}): Item => ({ key, id: key, kind: 'box', label: 'cat', attributes: {}, shape: { left: 0, top: 0, width: 5, height: 5 }, ...change }) as Item;
const doc = (items: Item[], values = {}): Doc => ({ ...emptyDoc, items, values });

describe('the difference of two answers', () => {
  it('is nothing for the same', () => expect(isEmpty(diff(doc([item('a')], { n: 1 }), doc([item('a')], { n: 1 })))).toBe(true));

  it('names what came, went, and how the rest changed', () => {
    const d = diff(doc([item('a'), item('b'), item('c')], { global_attributes: { cats: 1, dogs: 2 } }), doc([item('a', { label: 'dog' }), item('b', { attributes: { state: 'awake' } }), item('d')], { global_attributes: { cats: 2, dogs: 2 } }));
    expect([d.added.map((i) => i.key), d.removed.map((i) => i.key), d.changed.map((c) => [c.after.key, ...c.fields]), d.values]).toEqual([['d'], ['c'], [['a', 'label'], ['b', 'state']], ['cats']]);
  });
});
