import { useId, useState } from 'react';
import type { ChoiceNode, Choices } from '../../annotation/rules/choices';
import { Icon } from '../../components/Icon';

export interface TreeFieldProps {
  choices: Choices;
  /** Indexes of leaves. */
  chosen: readonly number[];
  several: boolean;
  isReadOnly: boolean;
  onChange: (leaves: readonly number[]) => void;
  search?: string;
}

/** Nested choices. Only leaves are chosen; a group shows how many of its own are, and with several allowed chooses all of them. */
export function TreeField(props: TreeFieldProps) {
  const name = useId();
  return <ul className="tree" role="list">{props.choices.tree.map((node) => <Node key={node.name} node={node} name={name} {...props} />)}</ul>;
}

export const leavesOf = (node: ChoiceNode): readonly number[] => (node.leaf === undefined ? node.children.flatMap(leavesOf) : [node.leaf]);

const matches = (node: ChoiceNode, search: string): boolean => node.display.toLowerCase().includes(search) || node.children.some((child) => matches(child, search));

function Node({ node, name, ...props }: TreeFieldProps & { node: ChoiceNode; name: string }) {
  const { chosen, several, isReadOnly, onChange, search = '' } = props;
  const own = leavesOf(node);
  const count = own.filter((leaf) => chosen.includes(leaf)).length;
  const [open, setOpen] = useState(count > 0);
  const shown = open || search !== '';
  if (search && !matches(node, search.toLowerCase())) return null;
  const toggle = (leaves: readonly number[], on: boolean) => onChange(on ? (several ? [...new Set([...chosen, ...leaves])] : leaves) : chosen.filter((c) => !leaves.includes(c)));
  if (node.leaf !== undefined)
    return (
      <li>
        <label className="tree-leaf">
          <input type={several ? 'checkbox' : 'radio'} name={name} checked={count > 0} disabled={isReadOnly} onChange={(e) => toggle(own, e.target.checked)} />
          <span>{node.display}</span>
        </label>
      </li>
    );
  return (
    <li>
      <div className="tree-group">
        <button type="button" className="tree-toggle" aria-expanded={shown} onClick={() => setOpen(!open)}>
          <Icon name={shown ? 'down' : 'right'} size={14} />
          <span>{node.display}</span>
          {count > 0 && <span className="tree-count">{count}</span>}
        </button>
        {several && (
          <input
            type="checkbox"
            aria-label={node.display}
            checked={count === own.length}
            ref={(box) => { if (box) box.indeterminate = count > 0 && count < own.length; }}
            disabled={isReadOnly}
            onChange={(e) => toggle(own, e.target.checked)}
          />
        )}
      </div>
      {shown && <ul className="tree" role="list">{node.children.map((child) => <Node key={child.name} node={child} name={name} {...props} />)}</ul>}
    </li>
  );
}
