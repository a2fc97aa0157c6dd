/** Where words begin and end, as people of that language see them; offsets in UTF-16 units. */
export function wordsOf(text: string, language?: string): readonly { start: number; end: number }[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(text)].filter((s) => s.isWordLike).map((s) => ({ start: s.index, end: s.index + s.segment.length }));
}

/** The word of which a place is part, or the next one. */
export function wordAt(words: readonly { start: number; end: number }[], at: number): number {
  let [low, high] = [0, words.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A selection without blanks at its ends, and never through the middle of a character pair. */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let [from, to] = start <= end ? [start, end] : [end, start];
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  const splits = (i: number) => i > 0 && i < text.length && /[\uDC00-\uDFFF]/.test(text[i]!) && /[\uD800-\uDBFF]/.test(text[i - 1]!);
  return { start: splits(from) ? from - 1 : from, end: splits(to) ? to + 1 : to };
}
