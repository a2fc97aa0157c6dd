import type { ReactNode } from 'react';
import { useTitle } from '../app/title';
import './page.css';

/** A page of the console: its name, what can be done with it, and its content. */
export function Page({ title, lead, above, actions, width = 'normal', children }: { title: string; lead?: ReactNode; above?: ReactNode; actions?: ReactNode; width?: 'narrow' | 'normal' | 'full'; children: ReactNode }) {
  useTitle(title);
  return (
    <div className={`page ${width}`}>
      <header className="page-head">
        <div className="grow">
          {above}
          <h1>{title}</h1>
          {lead && <div className="page-lead">{lead}</div>}
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A titled card on a page. */
export function Section({ title, hint, actions, children, flush }: { title?: string; hint?: ReactNode; actions?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className={`section ${flush ? 'flush' : ''}`}>
      {(title || actions) && (
        <header className="section-head">
          <div className="grow">
            {title && <h2>{title}</h2>}
            {hint && <p className="muted small">{hint}</p>}
          </div>
          {actions && <div className="row">{actions}</div>}
        </header>
      )}
      <div className="section-body">{children}</div>
    </section>
  );
}
