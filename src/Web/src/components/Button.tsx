import { Button as AriaButton, Tooltip, TooltipTrigger, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import './button.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** What it is among its neighbours; one primary a view. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small' | 'large';
  children?: ReactNode;
}

export function Button({ kind = 'plain', size, isPending, children, ...rest }: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useSilence(button, isPending === true);
  return (
    <AriaButton {...rest} ref={button} isPending={isPending} className={`button ${kind} ${size ?? ''}`}>
      {isPending && <span className="button-spinner" aria-hidden />}
      {children}
    </AriaButton>
  );
}

/** Milliseconds after which an announcement is in the live region: the first of a page waits for the region. */
const ANNOUNCED = 200;

/**
 * What a button that waits announces names the button by its id, and stays in the live region for seconds. A button that is gone by then, as with
 * its dialog, would leave a picture without a name there.
 */
function useSilence(button: RefObject<HTMLButtonElement | null>, isPending: boolean): void {
  const announced = useRef('');
  useEffect(() => {
    if (isPending) announced.current = button.current?.id ?? '';
  }, [button, isPending]);
  useEffect(() => () => {
    const id = announced.current;
    if (id)
      setTimeout(() => {
        for (const node of document.querySelectorAll(`[data-live-announcer] [aria-labelledby~="${id}"]`)) node.remove();
      }, ANNOUNCED);
  }, []);
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
