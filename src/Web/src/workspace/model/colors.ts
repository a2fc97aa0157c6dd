import type { Choices } from '../../annotation/rules/choices';

/** Twelve that colour-blind people tell apart, bright enough on the dark ground of media. */
const palette = ['#4dabff', '#ffb000', '#3ddc97', '#ff7a59', '#c58cff', '#ffe14d', '#00c2d1', '#ff6fae', '#a0d911', '#b8a07e', '#7f9cff', '#e0e6e4'];

/** Dashes, so that a label is known without its colour: the first four are solid, the next four dashed, and so on. */
const dashes = ['', '7 3', '2 3', '9 3 2 3'];

export interface Look {
  readonly color: string;
  readonly dash: string;
}

/** How a label is drawn: the taxonomy's own colour, else by its place in the taxonomy. */
export function lookOf(labels: Choices, label: string): Look {
  const at = Math.max(0, labels.find(label));
  const own = labels.node(label)?.color;
  return { color: own && /^#[0-9a-f]{6}$/i.test(own) ? own : palette[at % palette.length]!, dash: dashes[Math.floor(at / palette.length) % dashes.length]! };
}
