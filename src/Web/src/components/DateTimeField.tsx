import './field.css';
import { useId } from 'react';

/** A moment in local time, told as UTC text; the browser's own picker, which every person knows. */
export function DateTimeField({ label, hint, value, onChange, dateOnly }: { label: string; hint?: string; value: string | null; onChange: (value: string | null) => void; dateOnly?: boolean }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type={dateOnly ? 'date' : 'datetime-local'}
        value={value === null ? '' : local(value, dateOnly)}
        onChange={(event) => onChange(event.target.value === '' ? null : new Date(dateOnly ? `${event.target.value}T00:00` : event.target.value).toISOString())}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {hint && <span id={`${id}-hint`} className="field-hint">{hint}</span>}
    </div>
  );
}

/** What the picker shows for a moment: local time without a zone. */
function local(value: string, dateOnly?: boolean): string {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return '';
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString();
  return shifted.slice(0, dateOnly ? 10 : 16);
}
