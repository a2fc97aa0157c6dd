import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { MetricHistory } from '../../api/metrics';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { ChartSection, ScrollTable } from '../ChartSection';
import { heatOf, type Cell } from './series';
import { DAY } from '../../spans';

/** A Monday, to name weekdays by. */
const monday = Date.UTC(2026, 0, 5);
const hours = Array.from({ length: 24 }, (_, hour) => hour);

/** When tasks are in time and when they are late, by weekday and hour: a table whose cells are coloured, or one with a line for each hour that has any. */
export function SlaHeat({ history, csv }: { history: MetricHistory; csv: string }) {
  const t = useText();
  const intl = useIntl();
  const heat = useMemo(() => heatOf(history.series), [history.series]);
  const { sla } = history.total;
  const share = (n: number) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: 1 });
  const weekday = (day: number) => intl.formatDate(monday + day * DAY, { weekday: 'short', timeZone: 'UTC' });
  const none = <EmptyState icon="clock" title={t('heat.none')}><p>{t('heat.none.body')}</p></EmptyState>;
  return (
    <ChartSection
      title={t('heat.title')}
      hint={sla ? t('heat.summary', { share: share(sla.attainment), onTime: sla.onTime, due: sla.due }) : t('heat.hint')}
      csv={csv}
      table={!sla ? none : (
        <ScrollTable label={t('heat.title')}>
          <thead><tr><th>{t('heat.day')}</th><th className="numeric">{t('heat.hour')}</th><th className="numeric">{t('heat.due')}</th><th className="numeric">{t('heat.onTime')}</th><th className="numeric">{t('heat.share')}</th></tr></thead>
          <tbody>
            {heat.flatMap((row, day) => row.map((cell, hour) => cell.due > 0 && (
              <tr key={`${weekday(day)} ${hours[hour]}`}><td><time>{weekday(day)}</time></td><td className="numeric">{hour}</td><td className="numeric">{intl.formatNumber(cell.due)}</td><td className="numeric">{intl.formatNumber(cell.onTime)}</td><td className="numeric">{share(cell.onTime / cell.due)}</td></tr>
            )))}
          </tbody>
        </ScrollTable>
      )}
      chart={!sla ? none : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys as well
        <div className="table-scroll" tabIndex={0} role="group" aria-label={t('heat.title')}>
          <table className="heat">
            <thead><tr><td /><>{hours.map((hour) => <th key={hour} scope="col">{hour}</th>)}</></tr></thead>
            <tbody>
              {heat.map((row, day) => (
                <tr key={weekday(day)}>
                  <th scope="row"><time>{weekday(day)}</time></th>
                  {row.map((cell, hour) => <HeatCell key={hours[hour]} cell={cell} words={cell.due === 0 ? '' : t('heat.cell', { day: weekday(day), hour, onTime: cell.onTime, due: cell.due })} />)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    />
  );
}

/** The share in time in percent; all in time is told by the colour and a tick alone. */
function HeatCell({ cell: { due, onTime }, words }: { cell: Cell; words: string }) {
  if (due === 0) return <td />;
  const percent = Math.floor((100 * onTime) / due);
  return <td className="heat-cell" style={{ '--heat': `${percent}%` } as React.CSSProperties} title={words}>{percent === 100 ? '✓' : percent}</td>;
}
