import { createContext, useContext, type ComponentType } from 'react';
import type { Finding } from '../../annotation/document/problems';
import type { Json } from '../../annotation/json';
import type { AnyRule } from '../../annotation/rules/any';

export interface FieldProps<R = AnyRule> {
  name: string;
  title: string;
  description?: string | undefined;
  rule: R;
  isRequired: boolean;
  isReadOnly: boolean;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  findings: readonly Finding[];
  self?: string | undefined;
}

/** The field for a rule. Fields hold forms and forms hold fields: they meet here instead of in each other's files. */
export const FieldContext = createContext<ComponentType<FieldProps> | null>(null);

export function useField(): ComponentType<FieldProps> {
  const field = useContext(FieldContext);
  if (!field) throw new Error('There are no fields around this form.');
  return field;
}
