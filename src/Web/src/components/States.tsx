import type { ReactNode } from 'react';
import { ApiError } from '../api/errors';
import { useText } from '../messages/shell';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import './states.css';

/** Nothing to show, and what to do about it. `page`: it is all that the page has, so its title is the page's. */
export function EmptyState({ icon = 'info', title, children, action, page }: { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode; page?: boolean }) {
  const Title = page ? 'h1' : 'h2';
  return (
    <div className="state">
      <span className="state-icon"><Icon name={icon} size={26} /></span>
      <Title>{title}</Title>
      {children && <div className="state-body">{children}</div>}
      {action}
    </div>
  );
}

/** Gray bars where content will stand; says so to screen readers once. */
export function Loading({ rows = 4 }: { rows?: number }) {
  const t = useText();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, i) => <span key={i} className="skeleton-bar" style={{ inlineSize: `${92 - ((i * 23) % 40)}%` }} aria-hidden />)}
    </div>
  );
}

/** What went wrong, in the server's words, with all its problems. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useText();
  return (
    <div className="state" role="alert">
      <span className="state-icon bad"><Icon name="warning" size={26} /></span>
      <h2>{t('error.title')}</h2>
      <ErrorText error={error} />
      {onRetry && <Button onPress={onRetry}>{t('retry')}</Button>}
    </div>
  );
}

/** The words of an error, and each single problem with its place. */
export function ErrorText({ error }: { error: unknown }) {
  const problems = error instanceof ApiError ? error.problems : [];
  return (
    <div className="state-body">
      <p>{error instanceof Error ? error.message : String(error)}</p>
      {problems.length > 0 && (
        <ul className="problem-list">
          {problems.map((problem) => (
            <li key={`${problem.path} ${problem.message}`}><code>{problem.path}</code> {problem.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** One line of notice above or inside a form. */
export function Notice({ kind = 'info', children }: { kind?: 'info' | 'good' | 'warn' | 'bad'; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={kind === 'good' ? 'check' : kind === 'info' ? 'info' : 'warning'} size={18} />
      <div className="grow">{children}</div>
    </div>
  );
}
