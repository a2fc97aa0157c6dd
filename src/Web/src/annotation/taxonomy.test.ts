import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from './json';
import { check, readTaxonomy } from './taxonomy';

interface Case {
  type: string;
  params: JsonObject;
  responses: { name?: string; response: Json; problems: { path: string; code: string }[] }[];
}

const fixture = <T,>(name: string): T => JSON.parse(readFileSync(join(import.meta.dirname, '../../../../tests/fixtures', name), 'utf8')) as T;
const words = (problems: readonly { path: string; code: string }[]) => problems.map((p) => `${p.path} ${p.code}`).sort();

describe('a response gets the verdict of the server', () => {
  const cases = [fixture<Case>('cats-and-dogs.json'), ...fixture<Case[]>('responses.json')];
  it.each(cases.map((c, i) => [`${i} ${c.type}`, c] as const))('%s', (_, { type, params, responses }) => {
    const taxonomy = readTaxonomy(type, params)!;
    for (const { response, problems, name } of responses) expect(words(check(taxonomy, response)), name ?? JSON.stringify({ params, response })).toEqual(words(problems));
  });
});

describe('parameters', () => {
  it('of a task stand before those of its project', () => {
    const taxonomy = readTaxonomy('categorization', { categories: ['a'] }, { categories: ['b'], allow_multiple: true })!;
    expect(check(taxonomy, { category: ['a'] })).toEqual([]);
    expect(words(check(taxonomy, { category: ['b'] }))).toEqual(['response.category[0] unknown_choice']);
  });

  it('that say too little make no taxonomy, and broken ones no exception', () => {
    expect(readTaxonomy('imageannotation', {})).toBeNull();
    expect(readTaxonomy('imageannotation', { geometries: { blob: 7, box: { objects_to_annotate: [7, { choice: '' }] } }, links: 3, annotation_attributes: [] })).toBeNull();
    expect(readTaxonomy('textcollection', { fields: [{ type: 'noise', field_id: 'a' }, 7] })).toBeNull();
  });
});
