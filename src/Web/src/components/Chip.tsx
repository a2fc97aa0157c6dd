import type { ReactNode } from 'react';
import './chip.css';

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'info' | 'review';

/** A word about the state of something; the dot only repeats it in colour. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`chip ${tone}`}>{children}</span>;
}
