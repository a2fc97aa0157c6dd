import type { ReactNode } from 'react';

/**
 * What people write in guidelines: paragraphs, headings, lists, **bold**, *italics*, `code`. Everything else, HTML too, stays the text that
 * it is; a link is its words with the address behind them, for nothing shall lead out of a task.
 */
export function Markdown({ text }: { text: string }): ReactNode {
  return blocksOf(text).map((block, i) => <Block key={i} {...block} />);
}

interface BlockOf {
  kind: 'text' | 'heading' | 'bullets' | 'numbers';
  lines: string[];
}

const kinds: readonly [BlockOf['kind'], RegExp][] = [['heading', /^ {0,3}#{1,6}\s+(.*?)\s*#*$/], ['bullets', /^\s*[-*+]\s+(.*)$/], ['numbers', /^\s*\d{1,9}[.)]\s+(.*)$/]];

/** Lines of one kind in a row, without their signs; an indented line goes on with the point above it. */
function blocksOf(text: string): BlockOf[] {
  const blocks: BlockOf[] = [];
  let open = false;
  for (const line of text.split(/\r?\n/)) {
    const last = open ? blocks.at(-1) : undefined;
    const [kind, words = ''] = kinds.map(([k, pattern]) => [k, pattern.exec(line)?.[1]] as const).find(([, found]) => found !== undefined) ?? (['text', line] as const);
    const isList = last?.kind === 'bullets' || last?.kind === 'numbers';
    open = line.trim() !== '';
    if (!open) continue;
    if (last && isList && kind === 'text' && /^\s/.test(line)) last.lines.push(`${last.lines.pop()!} ${words.trim()}`);
    else if (last?.kind === kind && kind !== 'heading') last.lines.push(words);
    else blocks.push({ kind, lines: [words] });
  }
  return blocks;
}

function Block({ kind, lines }: BlockOf): ReactNode {
  if (kind === 'heading') return <h3>{inline(lines[0]!)}</h3>;
  if (kind === 'text') return <p className="guidelines-text">{inline(lines.join('\n'))}</p>;
  const List = kind === 'bullets' ? 'ul' : 'ol';
  return <List className="guidelines-list">{lines.map((line, i) => <li key={i}>{inline(line)}</li>)}</List>;
}

/** Signs count only around words, so that 2 * 3 * 4 and snake_case stay what they are. */
const signs = /`([^`\n]+)`|\*\*(?=\S)([^*]+?)(?<=\S)\*\*|\*(?=\S)([^*\n]+?)(?<=\S)\*|(?<!\w)__(?=\S)([^_]+?)(?<=\S)__(?!\w)|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)|\[([^\]\n]+)\]\(([^()\s]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(signs)) {
    const [whole, code, strong, weak, strong2, weak2, words, address] = found;
    parts.push(text.slice(from, found.index), said(found.index));
    from = found.index + whole.length;

    function said(key: number): ReactNode {
      if (code !== undefined) return <code key={key}>{code}</code>;
      if (words !== undefined) return words === address ? words : `${words} (${address})`;
      const bold = strong ?? strong2;
      return bold !== undefined ? <strong key={key}>{inline(bold)}</strong> : <em key={key}>{inline((weak ?? weak2)!)}</em>;
    }
  }
  return [...parts, text.slice(from)].filter((part) => part !== '');
}
