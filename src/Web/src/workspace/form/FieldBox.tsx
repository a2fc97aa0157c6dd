import { useId, type ReactNode } from 'react';
import type { Finding } from '../../annotation/document/problems';
import { useProblemText } from '../problems';
import { useText } from '../../messages/workspace';

export interface FieldBoxProps {
  name: string;
  title: string;
  description?: string | undefined;
  isRequired: boolean;
  /** Only looked at: what must be answered is nobody's concern then. */
  isReadOnly?: boolean;
  findings: readonly Finding[];
  /** Several controls: a group with a name instead of a label of one. */
  group?: boolean;
  children: ReactNode | ((ids: { input: string; notes: string | undefined }) => ReactNode);
}

/** What stands around every control: its name, whether it must be answered, and what is wrong with it. */
export function FieldBox({ name, title, description, isRequired, isReadOnly, findings, group, children }: FieldBoxProps) {
  const t = useText();
  const problem = useProblemText();
  const id = useId();
  const notes = description || findings.length > 0 ? `${id}-notes` : undefined;
  const heading = (
    <>
      {title}
      {isRequired && !isReadOnly && <span className="field-required" title={t('field.required')}> *<span className="visually-hidden"> {t('field.required')}</span></span>}
    </>
  );
  return (
    <div className={`field ${findings.length > 0 ? 'wrong' : ''}`} data-field={name} role={group ? 'group' : undefined} aria-labelledby={group ? `${id}-title` : undefined} aria-describedby={group ? notes : undefined}>
      {group ? <div className="field-label" id={`${id}-title`}>{heading}</div> : <label className="field-label" id={`${id}-title`} htmlFor={id}>{heading}</label>}
      {typeof children === 'function' ? children({ input: id, notes }) : children}
      {notes && (
        <div id={notes}>
          {description && <p className="field-hint">{description}</p>}
          {findings.map((f) => <p key={f.path + f.code} className="field-error">{problem(f)}</p>)}
        </div>
      )}
    </div>
  );
}
