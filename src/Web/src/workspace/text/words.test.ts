import { describe, expect, it } from 'vitest';
import { trimmed, wordAt, wordsOf } from './words';

const text = 'Ann met 👩‍👩‍👧 in Zürich.';

describe('words', () => {
  it('begin and end as people see them, in UTF-16 units', () =>
    expect(wordsOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Ann', 'met', 'in', 'Zürich']));

  it('are found from any place in or before them', () => {
    const words = wordsOf(text);
    expect([0, 2, 3, 5, text.length].map((at) => words[wordAt(words, at)]!.start)).toEqual([0, 0, 4, 4, text.indexOf('Zürich')]);
  });

  it('are chosen without the blanks around them, from either end', () => {
    expect(trimmed(text, 3, 8)).toEqual({ start: 4, end: 7 });
    expect(trimmed(text, 8, 3)).toEqual({ start: 4, end: 7 });
    expect(trimmed('   ', 0, 3)).toEqual({ start: 3, end: 3 });
  });

  it('never cut a character in two', () => expect(trimmed('a🐈b', 0, 2)).toEqual({ start: 0, end: 3 }));
});
