import type { ChoiceNode } from '../../annotation/rules/choices';
import type { Desk } from './desk';
import { chooseLabel as choose } from './actions';

/** Leaves of the labels in the order in which they are shown: their place gives them their digit. */
export function labelsShown(desk: Desk): readonly ChoiceNode[] {
  const leaves = (node: ChoiceNode): readonly ChoiceNode[] => (node.leaf === undefined ? node.children.flatMap(leaves) : [node]);
  return desk.taxonomy?.labels.tree.flatMap(leaves) ?? [];
}

/** What chooses a label where it means more than the next shape: in a text it marks the selected words. */
export const marking = new WeakMap<Desk, () => boolean>();

export function chooseLabel(desk: Desk, label: string): void {
  choose(desk, label);
  marking.get(desk)?.();
}
