/** Distances between the marks of an axis of counts, up to milliards. */
export const COUNTS: readonly number[] = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((n) => n * 10 ** power)).flat();

/** How a count is written beside an axis, where there is no room for 60,000: as 60K. */
export const SHORT = { notation: 'compact', maximumSignificantDigits: 3 } as const;

/** Pixels between the words of an axis and its line, and before them. */
const AROUND = 16;

/** Room for the words of the upright axis, in pixels: for the widest of them, and for few of them as much as for others, so that plots above each other begin in one line. */
export const roomFor = (words: readonly string[], widthOf: (word: string) => number): number => Math.max(72, AROUND + Math.ceil(Math.max(0, ...words.map(widthOf))));

/** Places of values between two gaps: no line leads there, and without a point of their own they would not be seen. */
export const lonely = (values: ArrayLike<number | null | undefined>): number[] => Array.from(values, (v, i) => (v != null && values[i - 1] == null && values[i + 1] == null ? i : -1)).filter((i) => i >= 0);
