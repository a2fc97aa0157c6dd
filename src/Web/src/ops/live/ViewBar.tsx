import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { WINDOWS, type View } from '../scope';
import { ScopeSelect } from '../ScopeSelect';

/** Whose figures, and of which time. */
export function ViewBar({ view, onChange }: { view: View; onChange: (change: Partial<View>) => void }) {
  const t = useText();
  return (
    <>
      <ScopeSelect scope={view.scope} onChange={(scope) => onChange({ scope })} />
      <TabList label={t('live.window')} tabs={WINDOWS.map((m) => ({ id: `${m}` as const, name: t(`live.window.${m}`) }))} value={`${view.minutes}`} onChange={(id) => onChange({ minutes: WINDOWS.find((m) => `${m}` === id)! })} />
    </>
  );
}
