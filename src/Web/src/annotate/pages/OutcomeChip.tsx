import { useText } from '../../messages/annotate';
import type { Outcome } from './me';

/** A sign beside the word, so that no colour is needed to tell them apart. */
const signs: Readonly<Record<Outcome, string>> = { waiting: '…', accepted: '✓', completed: '✓', fixed: '±', rejected: '✕', canceled: '–' };

export function OutcomeChip({ outcome }: { outcome: Outcome }) {
  const t = useText();
  return <span className={`outcome ${outcome}`}><span aria-hidden>{signs[outcome]}</span> {t(`outcome.${outcome}`)}</span>;
}
