export interface Painted {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** A colour, or `chosen` for what is being selected. */
  readonly color: string;
  readonly strong: boolean;
}

const sheet = new CSSStyleSheet();

/** Paints pieces of one text node by the CSS Custom Highlight API. Gives back how to take it off. */
export function paint(node: Text, pieces: readonly Painted[]): () => void {
  const groups = new Map<string, { rule: string; ranges: Range[] }>();
  for (const piece of pieces) {
    const range = new Range();
    range.setStart(node, Math.min(piece.start, node.length));
    range.setEnd(node, Math.min(piece.end, node.length));
    const id = `s-${piece.color.replace('#', '')}${piece.strong ? '-strong' : ''}`;
    const rule = piece.color === 'chosen'
      ? 'background-color: var(--accent); color: var(--accent-ink)'
      : `background-color: color-mix(in srgb, ${piece.color} ${piece.strong ? 70 : 34}%, transparent); text-decoration: underline ${piece.strong ? 3 : 2}px ${piece.color}; ${piece.strong ? 'color: #10211d' : ''}`;
    const group = groups.get(id) ?? { rule, ranges: [] };
    group.ranges.push(range);
    groups.set(id, group);
  }
  sheet.replaceSync([...groups].map(([id, { rule }]) => `::highlight(${id}) { ${rule}; }`).join('\n'));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  for (const [id, { ranges }] of groups) CSS.highlights.set(id, Object.assign(new Highlight(...ranges), { priority: id.includes('strong') || id === 's-chosen' ? 1 : 0 }));
  return () => {
    for (const id of groups.keys()) CSS.highlights.delete(id);
  };
}
