import { DateTimeField } from '../../components/DateTimeField';
import { TabList } from '../../components/TabList';
import { useText } from '../../messages/ops';
import { ScopeSelect } from '../ScopeSelect';
import { windows, type Period, type Window } from './period';

type Choice = Window | 'custom';

/** Whose figures, and of which days. */
export function PeriodBar({ period, onChange }: { period: Period; onChange: (change: Partial<Period>) => void }) {
  const t = useText();
  const choices: Choice[] = [...(Object.keys(windows) as Window[]), 'custom'];
  const today = () => new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
  const choose = (id: Choice) => onChange(id === 'custom' ? { from: today(), to: today() } : { window: id, from: null, to: null });
  return (
    <>
      <ScopeSelect scope={period.scope} onChange={(scope) => onChange({ scope })} />
      <TabList label={t('live.window')} tabs={choices.map((id) => ({ id, name: t(`trends.window.${id}`) }))} value={period.from ? 'custom' : period.window} onChange={choose} />
      {period.from && (
        <div className="row">
          <DateTimeField label={t('trends.from')} dateOnly value={period.from} onChange={(from) => from && onChange({ from })} />
          <DateTimeField label={t('trends.to')} dateOnly value={period.to} onChange={(to) => onChange({ to })} />
        </div>
      )}
    </>
  );
}
