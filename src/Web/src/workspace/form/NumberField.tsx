import { useEffect, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { isNumber } from '../../annotation/json';
import { limits } from '../../annotation/rules/limits';
import { round } from '../../annotation/shapes/geometry';
import { useText } from '../../messages/workspace';
import { FieldBox } from './FieldBox';
import type { FieldProps } from './props';

/** A scale with at most this many steps is shown as buttons in a row. */
const mostSteps = 11;

export function NumberField({ min, max, step, unit, value, onChange, ...props }: Omit<FieldProps, 'rule'> & { min: number; max: number; step: number | null; unit?: string }) {
  const t = useText();
  const [low, high] = [min > -limits.maxNumber ? min : undefined, max < limits.maxCoordinate ? max : undefined];
  const steps = low !== undefined && high !== undefined && step !== null ? Math.floor((high - low) / step + 1e-9) + 1 : Infinity;
  if (steps <= mostSteps && steps > 1)
    return (
      <FieldBox {...props} group>
        <RadioGroup aria-label={props.title} className="scale" orientation="horizontal" value={isNumber(value) ? String(value) : ''} onChange={(v) => onChange(Number(v))} isDisabled={props.isReadOnly}>
          {Array.from({ length: steps }, (_, i) => round(low! + i * step!, 9)).map((n) => <Radio key={n} value={String(n)} className="scale-step">{n}</Radio>)}
        </RadioGroup>
      </FieldBox>
    );
  const hint = props.description ?? (low !== undefined && high !== undefined ? t('number.between', { min: low, max: high }) : undefined);
  return (
    <FieldBox {...props} description={hint}>
      {({ input, notes }) => <Typed id={input} notes={notes} value={value} onChange={onChange} isReadOnly={props.isReadOnly} low={low} high={high} step={step} unit={unit} wrong={props.findings.length > 0} />}
    </FieldBox>
  );
}

/** Keeps what was typed as it was typed: "1." on the way to "1.5" is not a 1. */
function Typed({ id, notes, value, onChange, isReadOnly, low, high, step, unit, wrong }: { id: string; notes: string | undefined; value: unknown; onChange: (n: number | undefined) => void; isReadOnly: boolean; low: number | undefined; high: number | undefined; step: number | null; unit: string | undefined; wrong: boolean }) {
  const [text, setText] = useState(() => (isNumber(value as never) ? String(value) : ''));
  useEffect(() => setText((now) => (now.trim() !== '' && Number(now) === value ? now : isNumber(value as never) ? String(value) : '')), [value]);
  return (
    <div className="row">
      <input
        id={id}
        aria-describedby={notes}
        aria-invalid={wrong || undefined}
        className="input number"
        type="number"
        inputMode="decimal"
        value={text}
        min={low}
        max={high}
        step={step ?? 'any'}
        readOnly={isReadOnly}
        onChange={(e) => {
          setText(e.target.value);
          const read = e.target.value.trim() === '' ? undefined : Number(e.target.value);
          onChange(read !== undefined && Number.isFinite(read) ? read : undefined);
        }}
      />
      {unit && <span className="muted">{unit}</span>}
    </div>
  );
}
