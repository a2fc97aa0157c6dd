/**
 * Names for all columns of a header. Two of one name are told apart by a number, for a row keeps one value a name; those without a
 * name are numbered.
 */
export function named(header: readonly string[]): { columns: string[]; unnamed: string[]; renamed: string[] } {
  const given = header.map((cell) => cell.trim());
  const own = new Set(given);
  const used = new Set<string>();
  const [unnamed, renamed]: [string[], string[]] = [[], []];
  const columns = given.map((name, i) => {
    const plain = name || `column ${i + 1}`;
    let column = plain;
    // A column that is called “a (2)” in the header keeps its name.
    for (let n = 2; used.has(column) || (column !== name && own.has(column)); n++) column = `${plain} (${n})`;
    used.add(column);
    if (!name) unnamed.push(column);
    else if (column !== name) renamed.push(column);
    return column;
  });
  return { columns, unnamed, renamed };
}
