import type { ReactNode } from 'react';
import { FieldError, Input, Label, Switch as AriaSwitch, Text, TextArea, TextField as AriaTextField, type SwitchProps, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components';
import './field.css';

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  label: string;
  /** Below the field, before anything is wrong. */
  hint?: ReactNode;
  /** What is wrong with the value, by the server's or the form's word. */
  error?: string | undefined;
  placeholder?: string;
  rows?: number;
  mono?: boolean;
}

export function TextField({ label, hint, error, placeholder, rows, mono, ...rest }: TextFieldProps) {
  const kind = `input ${mono ? 'mono' : ''}`;
  return (
    <AriaTextField {...rest} className="field" isInvalid={error !== undefined || rest.isInvalid === true}>
      <Label>
        {label}
        {rest.isRequired && <span className="field-required" aria-hidden> *</span>}
      </Label>
      {rows ? <TextArea className={kind} rows={rows} placeholder={placeholder} /> : <Input className={kind} placeholder={placeholder} />}
      {hint && <Text slot="description" className="field-hint">{hint}</Text>}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}

export function Switch({ children, hint, ...rest }: Omit<SwitchProps, 'className' | 'style' | 'children'> & { children: ReactNode; hint?: string }) {
  return (
    <div className="switch-field">
      <AriaSwitch {...rest} className="switch">
        <span className="switch-track" aria-hidden />
        <span>{children}</span>
      </AriaSwitch>
      {hint && <p className="field-hint">{hint}</p>}
    </div>
  );
}
