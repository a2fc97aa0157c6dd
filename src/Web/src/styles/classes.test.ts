import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(process.cwd(), 'src');
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css')).map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);

/** Classes that a sheet styles wherever they stand. */
const classesOf = (css: string): string[] =>
  [...css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{/g)].flatMap(([, selectors]) => selectors!.split(',').flatMap((one) => /^\.([\w-]+)$/.exec(one.trim())?.[1] ?? []));

// Areas are loaded as they are visited, and their sheets stay: the second of two would restyle the first one's page.
test('no class is styled by two sheets', () => {
  const owners = new Map<string, Set<string>>();
  for (const [file, css] of sheets) for (const name of classesOf(css)) owners.set(name, (owners.get(name) ?? new Set()).add(file));
  expect(owners.size).toBeGreaterThan(100);
  expect([...owners].filter(([, files]) => files.size > 1).map(([name, files]) => [name, ...files])).toEqual([]);
});
