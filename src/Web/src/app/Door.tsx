import type { ReactNode } from 'react';
import { Icon } from '../components/Icon';
import { useText } from '../messages/shell';
import { Mark } from './Mark';
import './door.css';

/** The pages before anybody is signed in: a form at one side, what this place stands for at the other. */
export function Door({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const t = useText();
  return (
    <main className="door">
      <section className="door-form">
        <div className="row"><Mark size={30} /><strong>{t('product')}</strong></div>
        <div className="stack tight">
          <h1>{title}</h1>
          {lead && <p className="muted">{lead}</p>}
        </div>
        {children}
      </section>
      <aside className="door-side">
        <h2>{t('login.claim.title')}</h2>
        <ul role="list">
          {(['login.claim.1', 'login.claim.2', 'login.claim.3', 'login.claim.4'] as const).map((claim) => (
            <li key={claim}><Icon name="check" size={20} /> {t(claim)}</li>
          ))}
        </ul>
      </aside>
    </main>
  );
}
