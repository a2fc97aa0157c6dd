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
const CR = 13;

/**
 * Reads CSV as the server does (docs/imports.md; both are held to tests/fixtures/csv.json): quotes count only where a field begins,
 * blank lines and those without anything in them are passed over. The header comes as the first record.
 */
export function readCsv(text: string): { separator: Separator; records: Generator<CsvRecord, void> } {
  const blank = /^\uFEFF?(?:[ ,;\t]*(?:\r\n|\r|\n))*/.exec(text)![0];
  const separator = separatorOf(text, blank.length);
  return { separator, records: recordsOf(text, separator, blank) };
}

/** What the header, which begins at `from`, has most of outside its quotes. */
function separatorOf(text: string, from: number): Separator {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  for (let at = from, quoted = false, start = true; at < text.length && (quoted || !isBreak(text.charCodeAt(at))); at++) {
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
      if (letter === separates || isBreak(letter)) break;
    }
    return end;
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
        broken ||= at !== end;
        at = end;
      } else {
        const end = endOfPlain(at);
        cell = text.slice(at, end);
        broken ||= cell.includes('"');
        at = end;
      }
      cells.push(cell);
      if (at >= text.length || isBreak(text.charCodeAt(at))) break;
      at++;
    }
    if (broken) yield { line, cells: [], brokenTo: line + breaksIn(text.slice(from, at).trimEnd()) };
    else if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
    line += 1 + breaksIn(text.slice(from, at));
    at += text.startsWith('\r\n', at) ? 2 : 1;
  }
}

/** LF, CR LF, or CR alone, as spreadsheets of old Macs write it. */
function isBreak(letter: number): boolean {
  return letter === LF || letter === CR;
}

function breaksIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
