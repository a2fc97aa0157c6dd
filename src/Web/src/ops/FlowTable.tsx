import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useText } from '../messages/ops';
import { ScrollTable } from './ChartSection';
import { donePath } from './paths';

export interface FlowRows {
  at: readonly number[];
  arrived: readonly number[];
  completed: readonly number[];
}

/** Arrivals and completions, the latest first, each with the way to what was completed. `step`: milliseconds of a row; `dated`: over more than a day. */
export function FlowTable({ flow, scope, step, dated }: { flow: FlowRows; scope: string | null; step: number; dated?: boolean }) {
  const t = useText();
  const intl = useIntl();
  return (
    <ScrollTable label={t('flow.title')}>
      <thead><tr><th>{t('flow.at')}</th><th className="numeric">{t('flow.arrived')}</th><th className="numeric">{t('flow.completed')}</th><th className="numeric">{t('flow.net')}</th></tr></thead>
      <tbody>
        {flow.at.map((at, i) => (
          <tr key={at}>
            <td><time dateTime={new Date(at).toISOString()}>{dated ? intl.formatDate(at, { dateStyle: 'medium', timeStyle: 'short' }) : intl.formatTime(at)}</time></td>
            <td className="numeric">{intl.formatNumber(flow.arrived[i]!)}</td>
            <td className="numeric">{flow.completed[i] ? <Link to={donePath(scope, { from: at, to: at + step })}>{intl.formatNumber(flow.completed[i])}</Link> : intl.formatNumber(0)}</td>
            <td className="numeric">{intl.formatNumber(flow.arrived[i]! - flow.completed[i]!, { signDisplay: 'exceptZero' })}</td>
          </tr>
        )).toReversed()}
      </tbody>
    </ScrollTable>
  );
}
