import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import type { Json } from '../../../api/wire';
import { Icon } from '../../../components/Icon';

const listOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : []);

/** Some of the taxonomy's labels; none ticked is no restriction. A label that is gone stays visible until it is unticked. */
export function LabelPicker({ label, all, value, onChange }: { label: string; all: string[]; value: Json | undefined; onChange: (value: Json | undefined) => void }) {
  const chosen = listOf(value);
  const shown = [...all, ...chosen.filter((c) => !all.includes(c))];
  return (
    <CheckboxGroup className="field" value={chosen} onChange={(next) => onChange(next.length === 0 ? undefined : next)}>
      <Label>{label}</Label>
      <div className="tick-list">
        {shown.map((name) => (
          <Checkbox key={name} value={name} className="checkbox">
            <span className="checkbox-box" aria-hidden><Icon name="check" size={14} /></span>
            {name}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
