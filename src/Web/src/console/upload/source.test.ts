import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { check } from './check';
import { readCsv } from './csv';
import { decode, isBinary } from './encoding';
import { linesOfElements } from './jsonLines';
import { guess } from './mapping';
import { named } from './names';
import { readFile, readSource } from './source';

interface Law {
  law: string;
  text: string;
  records: { line: number; cells?: string[]; misplaced?: true; to?: number }[];
}

describe('CSV is read as the server reads it', () => {
  const laws = JSON.parse(readFileSync(join(import.meta.dirname, '../../../../../tests/fixtures/csv.json'), 'utf8')) as Law[];
  it.each(laws.map((law) => [law.law, law] as const))('%s', (_, { text, records }) => {
    expect([...readCsv(text).records]).toEqual(records.map(({ line, cells, to }) => (cells ? { line, cells } : { line, cells: [], brokenTo: to ?? line })));
  });
});

test('a file is read in its encoding, and a guess is told', async () => {
  const text = 'url;zoo\nhttps://x.org/1.jpg;café, Dälhölzli\n';
  const utf16 = (big: boolean) => new Uint8Array([...`\uFEFF${text}`].flatMap((c) => (big ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8])));
  // Letters that Latin-1 has as well: Node takes the one for the other, browsers do not.
  const western = new Uint8Array([...text].map((c) => c.charCodeAt(0)));
  const files: [string, Uint8Array][] = [
    ['utf-8', new TextEncoder().encode(text)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${text}`)],
    ['utf-16le', utf16(false)],
    ['utf-16be', utf16(true)],
    ['windows-1252', western],
  ];
  for (const [encoding, bytes] of files) {
    expect(decode(bytes).encoding).toBe(encoding);
    const source = await readFile(new File([bytes as BlobPart], 'zoo.csv'));
    expect(source.rows[0]!.values.zoo).toBe('café, Dälhölzli');
    expect(source.notes).toEqual([...(encoding === 'windows-1252' ? [{ says: 'encoding' }] : []), { says: 'separator', separator: 'semicolon' }]);
  }
});

test('spreadsheets and archives are known by how they begin, text of any encoding is none of them', () => {
  const bytes = (text: string) => new Uint8Array([...text].map((c) => c.charCodeAt(0)));
  expect(['PK\x03\x04\x14\0', '\xD0\xCF\x11\xE0\xA1', '\x1F\x8B\x08', 'PAR1', '\x89PNG\r\n\x1A\n\0'].map((head) => isBinary(bytes(head)))).toEqual([true, true, true, true, true]);
  expect(['', 'PK,name\n1,a', '{"a":1}', 'caf\xE9', '\xFF\xFEa\0', '\xFE\xFF\0a'].map((head) => isBinary(bytes(head)))).toEqual([false, false, false, false, false, false]);
});

test('no column is lost to another of its name', async () => {
  expect(named(['a', ' a ', 'a (2)', '', 'a', '', 'column 4'])).toEqual({
    columns: ['a', 'a (3)', 'a (2)', 'column 4 (2)', 'a (4)', 'column 6', 'column 4'],
    unnamed: ['column 4 (2)', 'column 6'],
    renamed: ['a (3)', 'a (4)'],
  });
  const source = await readSource('a', 'note,note\n1,2\n');
  expect(source.rows[0]!.values).toEqual({ note: '1', 'note (2)': '2' });
  expect(source.notes).toEqual([{ says: 'renamed', columns: ['note (2)'] }]);
});

test('elements of a JSON list stand in the lines where they begin', async () => {
  const text = '[\n  {"a": "x],\\"{\\n"},\n\n  {\n    "b": [1, [2, {}]]\n  }, 3,\n  [4]\n]';
  expect(linesOfElements(text)).toEqual([2, 4, 6, 7]);
  expect((await readSource('a', text)).rows.map((r) => [r.line, r.error !== undefined])).toEqual([[2, false], [4, false], [6, true], [7, true]]);
  expect(linesOfElements('[]')).toEqual([]);
});

test('a hundred thousand rows leave the page its turns, and can be given up', async () => {
  const text = `url,id,a,b,c,d\n${Array.from({ length: 100_000 }, (_, i) => `https://x.org/${i}.jpg,${i},"one, two",three,four,five\n`).join('')}`;
  let turns = 0;
  const beat = setInterval(() => turns++, 1);
  const source = await readSource('a', text);
  const mapping = guess(source);
  const { good } = await check(source, mapping, 'imageannotation');
  clearInterval(beat);
  expect([good.length, good.at(-1)!.line]).toEqual([100_000, 100_001]);
  expect(turns).toBeGreaterThan(2);

  const stop = new AbortController();
  stop.abort();
  await expect(readSource('a', text, { signal: stop.signal })).rejects.toThrow();
});
