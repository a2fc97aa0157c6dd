import type { ReactNode } from 'react';
import './chip.css';

export type Tone = 'plain' | 'tag' | 'good' | 'warn' | 'bad' | 'info' | 'review';

/** A word about the state of something; the dot only repeats it in colour. A tag says no state and has none. */
export function Chip({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`chip ${tone}`}>{children}</span>;
}
