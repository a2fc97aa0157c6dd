import type { Json } from '../json';

export type Leaf = string | number | boolean;

/** One entry of a list of choices as a person sees it: a leaf that can be chosen, or a group of further entries. */
export interface ChoiceNode {
  readonly name: string;
  readonly display: string;
  readonly description?: string;
  /** Colour and hotkey that the taxonomy gives a label. */
  readonly color?: string;
  readonly hotkey?: string;
  /** Index among the leaves; absent for a group. */
  readonly leaf?: number;
  readonly children: readonly ChoiceNode[];
}

/** The leaves of labels, categories or choices: only they appear in a response. */
export class Choices {
  private readonly index: ReadonlyMap<Leaf, number>;
  private readonly nodes: readonly (ChoiceNode | undefined)[];

  constructor(readonly leaves: readonly Leaf[], readonly tree: readonly ChoiceNode[] = leaves.map(leafNode)) {
    this.index = new Map(leaves.map((leaf, i) => [leaf, i]));
    const nodes: (ChoiceNode | undefined)[] = [];
    const walk = (node: ChoiceNode): void => {
      if (node.leaf !== undefined) nodes[node.leaf] = node;
      node.children.forEach(walk);
    };
    tree.forEach(walk);
    this.nodes = nodes;
  }

  /** Index of the leaf that the value is; -1 for none. */
  find(value: Json | undefined): number {
    return typeof value === 'object' || value === undefined ? -1 : (this.index.get(value) ?? -1);
  }

  /** What a person reads for a value. */
  display(value: Json | undefined): string {
    return this.nodes[this.find(value)]?.display ?? String(value ?? '');
  }

  node(value: Json | undefined): ChoiceNode | undefined {
    return this.nodes[this.find(value)];
  }

  /** Some entries group others. */
  get isTree(): boolean {
    return this.tree.some((n) => n.children.length > 0);
  }
}

function leafNode(leaf: Leaf, index: number): ChoiceNode {
  return { name: String(leaf), display: String(leaf), leaf: index, children: [] };
}
