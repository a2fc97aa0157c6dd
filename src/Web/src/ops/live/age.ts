import { useText } from '../../messages/ops';
import { useSpan } from '../../components/span';

/** Says a range of ages. */
export function useAge(): (fromMs: number, toMs: number | null | undefined) => string {
  const t = useText();
  const span = useSpan();
  return (fromMs, toMs) => (toMs == null ? t('backlog.age.over', { from: span(fromMs) }) : fromMs === 0 ? t('backlog.age.to', { to: span(toMs) }) : t('backlog.age.between', { from: span(fromMs), to: span(toMs) }));
}
