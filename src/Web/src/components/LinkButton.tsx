import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './button.css';

/** A link that looks like a button: it goes somewhere, so it can be opened in another tab. */
export function LinkButton({ to, kind = 'plain', size, children }: { to: string; kind?: 'primary' | 'plain' | 'quiet'; size?: 'small' | 'large'; children: ReactNode }) {
  return <Link to={to} className={`button as-link ${kind} ${size ?? ''}`}>{children}</Link>;
}
