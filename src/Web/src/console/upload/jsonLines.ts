/** The lines, from 1, where the elements of a JSON list begin. The text is known to be JSON. */
export function linesOfElements(text: string): number[] {
  const lines: number[] = [];
  let [line, depth, awaited] = [1, 0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (letter === '\n') line++;
    if (letter <= ' ') continue;
    if (letter === ']' || letter === '}') {
      depth--;
      awaited = false;
      continue;
    }
    if (letter === ',') {
      awaited = depth === 1;
      continue;
    }
    if (awaited) lines.push(line);
    awaited = false;
    if (letter === '[' || letter === '{') awaited = ++depth === 1;
    // A bracket in a string is none.
    else if (letter === '"') while (text[++at] !== '"') if (text[at] === '\\') at++;
  }
  return lines;
}
