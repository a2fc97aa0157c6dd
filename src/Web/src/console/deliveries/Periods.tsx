import { useIntl } from 'react-intl';
import { useText } from '../../messages/delivery';
import type { Schedule } from './deliveries';

/** Where the project stands in this period, and the periods ahead. */
export function Periods({ schedule }: { schedule: Schedule }) {
  const t = useText();
  const intl = useIntl();
  const date = (at: string) => intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' });
  const expected = schedule.periods.some((p) => p.expected_tasks !== undefined);
  return (
    <>
      <div className="figures">
        <div className="figure"><strong>{intl.formatNumber(schedule.submitted_this_period)}</strong><span>{t('now.submitted')}</span></div>
        <div className="figure"><strong><time dateTime={schedule.due_if_submitted_now}>{intl.formatDate(schedule.due_if_submitted_now, { month: 'short', day: 'numeric' })}</time></strong><span>{t('now.due')}</span></div>
        <div className="figure"><strong>{intl.formatNumber(schedule.deliveries)}</strong><span>{t('now.deliveries', { n: schedule.deliveries })}</span></div>
      </div>
      <h3>{t('periods')}</h3>
      <div className="table-scroll">
        <table className="table">
          <thead><tr><th>{t('period')}</th><th>{t('submit.by')}</th><th>{t('delivered.at')}</th>{expected && <th className="numeric">{t('expected')}</th>}</tr></thead>
          <tbody>
            {schedule.periods.map((p) => (
              <tr key={p.from}>
                <td>{intl.formatDateTimeRange(new Date(p.from), new Date(p.to), { dateStyle: 'medium' })}</td>
                <td>{date(p.submit_by)}</td>
                <td>{date(p.to)}</td>
                {expected && <td className="numeric">{p.expected_tasks !== undefined && intl.formatNumber(p.expected_tasks)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
