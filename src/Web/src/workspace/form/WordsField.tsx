import { textLength } from '../../annotation/json';
import { limits } from '../../annotation/rules/limits';
import type { TextRule } from '../../annotation/rules/values';
import { useDesk } from '../model/context';
import { FieldBox } from './FieldBox';
import type { FieldProps } from './props';

/** Free text; grows with what is written. */
export function WordsField({ rule, value, onChange, ...props }: FieldProps<TextRule> & { value: string }) {
  const { store } = useDesk();
  const bounded = rule.max < limits.maxText;
  return (
    <FieldBox {...props}>
      {({ input, notes }) => (
        <>
          <textarea
            id={input}
            aria-describedby={notes}
            aria-invalid={props.findings.length > 0 || undefined}
            className="input words"
            rows={1}
            value={value}
            readOnly={props.isReadOnly}
            onChange={(e) => onChange(e.target.value)}
            onBlur={() => store.settle()}
          />
          {bounded && <span className="field-count" aria-hidden>{textLength(value)} / {rule.max}</span>}
        </>
      )}
    </FieldBox>
  );
}
