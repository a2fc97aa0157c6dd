import { Button, Group, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';
import './field.css';
import './number-field.css';

export interface NumberFieldProps {
  label: string;
  hint?: string;
  value: number | undefined;
  /** NaN is never told: an emptied field keeps its last value, unless `onEmpty` takes it. */
  onChange: (value: number) => void;
  onEmpty?: () => void;
  min?: number;
  max?: number;
  step?: number;
  placeholder?: string;
}

export function NumberField({ label, hint, value, onChange, onEmpty, min, max, step, placeholder }: NumberFieldProps) {
  return (
    <AriaNumberField className="field" value={value ?? Number.NaN} onChange={(n) => (Number.isNaN(n) ? onEmpty?.() : onChange(n))} minValue={min} maxValue={max} step={step}>
      <Label>{label}</Label>
      <Group className="number-group">
        <Input className="number-input" placeholder={placeholder} />
        <Button slot="decrement" className="number-step">−</Button>
        <Button slot="increment" className="number-step">+</Button>
      </Group>
      {hint && <Text slot="description" className="field-hint">{hint}</Text>}
    </AriaNumberField>
  );
}
