import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { Figures } from '../../api/metrics';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { ChartSection } from '../ChartSection';
import { donePath } from '../paths';
import type { View } from '../scope';
import { useSpan } from '../../components/span';
import { barsOf, type Bar } from './parts';

/** Where the time of completed tasks went: bars that follow each other as a task lives, and the largest in words. Each leads to the tasks that it took longest. */
export function WaterfallSection({ figures: { waterfall }, view, csv }: { figures: Figures; view: View; csv: string }) {
  const t = useText();
  const share = useSharp();
  if (!waterfall) return <Section title={t('waterfall.title')}><EmptyState icon="clock" title={t('waterfall.none')}><p>{t('waterfall.none.body')}</p></EmptyState></Section>;
  const bars = barsOf(waterfall);
  const { bottleneck, notLaunched, callbackWait } = waterfall;
  const toTasks = (part: string) => donePath(view.scope, view, part);
  return (
    <ChartSection
      title={t('waterfall.title')}
      hint={t('waterfall.hint', { n: waterfall.count })}
      csv={csv}
      behind={donePath(view.scope, view)}
      chart={
        <>
          {bottleneck && <p className="bottleneck">{t('waterfall.bottleneck', { share: share(bottleneck.share), part: t(`part.${bottleneck.part}`) })}</p>}
          <Bars bars={bars} most={bottleneck?.part} toTasks={toTasks} />
          <Outside notLaunched={notLaunched} callbackWait={callbackWait} />
        </>
      }
      table={<Bars bars={bars} toTasks={toTasks} outside={{ notLaunched, ...(callbackWait != null && { callbackWait }) }} />}
    />
  );
}

/** Small shares need a digit more. */
function useSharp(): (n: number) => string {
  const intl = useIntl();
  return (n) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: n < 0.1 ? 1 : 0 });
}

/** The parts with their bars; or, with what lies outside of the turnaround, without bars. */
function Bars({ bars, most, toTasks, outside }: { bars: Bar[]; most?: string | undefined; toTasks: (part: string) => string; outside?: Record<string, number> }) {
  const t = useText();
  const span = useSpan();
  const share = useSharp();
  const whole = bars.reduce((sum, bar) => sum + bar.ms, 0);
  return (
    <table className="table bars">
      <thead><tr><th>{t('waterfall.part')}</th>{!outside && <th className="bars-cell" aria-hidden />}<th className="numeric">{t('waterfall.mean')}</th><th className="numeric">{t('waterfall.share')}</th></tr></thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.part} className={bar.part === most ? 'bars-most' : ''}>
            <td><Link to={toTasks(bar.part)}>{t(`part.${bar.part}`)}</Link></td>
            {!outside && <td className="bars-cell" aria-hidden><span className={`bars-bar ${bar.part}`} style={{ marginInlineStart: `${bar.start * 100}%`, inlineSize: `${bar.share * 100}%` }} /></td>}
            <td className="numeric">{span(bar.ms)}</td>
            <td className="numeric">{share(bar.share)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr><th>{t('waterfall.total')}</th>{!outside && <td />}<td className="numeric">{span(whole)}</td><td /></tr>
        {Object.entries(outside ?? {}).map(([part, ms]) => (
          <tr key={part}><td><Link to={toTasks(part)}>{t(`part.${part as 'notLaunched' | 'callbackWait'}`)}</Link></td><td className="numeric">{span(ms)}</td><td /></tr>
        ))}
      </tfoot>
    </table>
  );
}

function Outside({ notLaunched, callbackWait }: { notLaunched: number; callbackWait: number | null | undefined }) {
  const t = useText();
  const span = useSpan();
  return (
    <p className="muted small">
      {notLaunched >= 1_000 && t('waterfall.before', { span: span(notLaunched) })}{' '}
      {callbackWait != null && t('waterfall.after', { span: span(callbackWait) })}
    </p>
  );
}
