import type { Json } from '../../../api/wire';
import { below, nameOf, withProperty } from '../labels';

const INDENT = '  ';

/** Choices as lines, two blanks deeper for each level. */
export function toLines(list: Json | undefined, depth = 0): string {
  if (!Array.isArray(list)) return '';
  return list.map((entry) => [INDENT.repeat(depth) + nameOf(entry), ...(below(entry).length > 0 ? [toLines(below(entry), depth + 1)] : [])].join('\n')).join('\n');
}

/** Lines as choices. What an entry of the same name had besides (colour, description, a number as value) it keeps. */
export function fromLines(text: string, before: Json | undefined): Json[] {
  const known = new Map<string, Json>();
  const remember = (list: Json | undefined) => {
    if (Array.isArray(list)) for (const entry of list) {
      known.set(nameOf(entry), withoutBelow(entry));
      remember(below(entry));
    }
  };
  remember(before);
  interface Open {
    depth: number;
    children: Json[];
    close: () => void;
  }
  const root: Json[] = [];
  const open: Open[] = [{ depth: -1, children: root, close: () => {} }];
  const closeDownTo = (depth: number) => {
    while (open.length > 1 && open.at(-1)!.depth >= depth) open.pop()!.close();
  };
  for (const line of text.split('\n')) {
    const name = line.trim();
    if (name === '') continue;
    const depth = line.length - line.trimStart().length;
    closeDownTo(depth);
    const parent = open.at(-1)!.children;
    const place = parent.length;
    const entry = known.get(name) ?? name;
    parent.push(entry);
    const children: Json[] = [];
    open.push({ depth, children, close: () => children.length > 0 && (parent[place] = withProperty(entry, 'subchoices', children)) });
  }
  closeDownTo(0);
  return root;
}

const withoutBelow = (entry: Json): Json => (below(entry).length > 0 ? withProperty(entry, 'subchoices', undefined) : entry);
