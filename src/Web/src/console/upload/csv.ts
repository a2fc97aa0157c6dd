/** What may stand between the fields of a CSV file; the first of them where a header has none, or as many of another. */
const SEPARATORS = [',', ';', '\t'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** A record of a CSV file. */
export interface CsvRecord {
  /** The line where it begins, from 1. */
  line: number;
  /** None where it could not be read. */
  cells: string[];
  /** The line where it ends, of a record whose quotes are misplaced. */
  brokenTo?: number;
}

const LF = 10;

/**
 * Reads CSV as the server does (docs/imports.md; both are held to tests/fixtures/csv.json): quotes count only where a field begins,
 * blank lines and those without anything in them are passed over. The header comes as the first record.
 */
export function readCsv(text: string): { separator: Separator; records: Generator<CsvRecord, void> } {
  const blank = /^\uFEFF?(?:[ ,;\t\r]*\n)*/.exec(text)![0];
  const separator = separatorOf(text, blank.length);
  return { separator, records: recordsOf(text, separator, blank) };
}

/** What the header, which begins at `from`, has most of outside its quotes. */
function separatorOf(text: string, from: number): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  for (let at = from, quoted = false, start = true; at < text.length && (quoted || text.charCodeAt(at) !== LF); at++) {
    const letter = text[at]!;
    const separates: boolean = !quoted && counts.has(letter);
    if (separates) counts.set(letter, counts.get(letter)! + 1);
    if (letter === '"') quoted = !quoted && start;
    start = separates;
  }
  return SEPARATORS.reduce((most, each) => (counts.get(each)! > counts.get(most)! ? each : most));
}

function* recordsOf(text: string, separator: Separator, blank: string): Generator<CsvRecord, void> {
  const separates = separator.charCodeAt(0);
  let line = 1 + breaksIn(blank);
  let at = blank.length;

  const endOfPlain = (from: number) => {
    let end = from;
    for (; end < text.length; end++) {
      const letter = text.charCodeAt(end);
      if (letter === separates || letter === LF) break;
    }
    return end;
  };
  /** What stands up to `end`; the return before a line break belongs to the break. */
  const plain = (from: number, end: number) => {
    const ends = end === text.length || text.charCodeAt(end) === LF;
    return ends ? text.slice(from, end).replace(/\r+$/, '') : text.slice(from, end);
  };

  while (at < text.length) {
    const from = at;
    const cells: string[] = [];
    let broken = false;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        for (let open = at + 1; ; ) {
          const quote = text.indexOf('"', open);
          at = quote < 0 ? text.length : quote + 1;
          broken ||= quote < 0;
          cell += text.slice(open, quote < 0 ? undefined : quote);
          if (text[at] !== '"') break;
          cell += '"';
          open = at + 1;
        }
        const end = endOfPlain(at);
        broken ||= plain(at, end) !== '';
        at = end;
      } else {
        const end = endOfPlain(at);
        cell = plain(at, end);
        broken ||= cell.includes('"');
        at = end;
      }
      cells.push(cell);
      if (at >= text.length || text.charCodeAt(at) === LF) break;
      at++;
    }
    if (broken) yield { line, cells: [], brokenTo: line + breaksIn(text.slice(from, at).trimEnd()) };
    else if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
    line += 1 + breaksIn(text.slice(from, at));
    at++;
  }
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
