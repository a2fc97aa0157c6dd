import { Button as AriaButton, Tooltip, TooltipTrigger, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import type { ReactNode } from 'react';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** What it is among its neighbours; one primary a view. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'large';
  children?: ReactNode;
}

export function Button({ kind = 'plain', size, isPending, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} isPending={isPending} className={`button ${kind} ${size ?? ''}`}>
      {isPending && <span className="button-spinner" aria-hidden />}
      {children}
    </AriaButton>
  );
}

/** A button that shows only a sign: its name is read aloud and shown on hover and focus. */
export function IconButton({ label, children, ...rest }: Omit<ButtonProps, 'kind'> & { label: string }) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} aria-label={label} className="button quiet icon">
        {children}
      </AriaButton>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
