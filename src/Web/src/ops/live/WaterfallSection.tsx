import { useIntl } from 'react-intl';
import type { Figures } from '../../api/metrics';
import { Section } from '../../components/Page';
import { EmptyState } from '../../components/States';
import { useText } from '../../messages/ops';
import { CsvLink } from '../ChartSection';
import { useSpan } from '../spans';
import { barsOf } from './parts';

/** Where the time of completed tasks went: bars that follow each other as a task lives, and the largest in words. */
export function WaterfallSection({ figures: { waterfall }, csv }: { figures: Figures; csv: string }) {
  const t = useText();
  const intl = useIntl();
  const span = useSpan();
  const share = (n: number) => intl.formatNumber(n, { style: 'percent', maximumFractionDigits: n < 0.1 ? 1 : 0 });
  const bars = barsOf(waterfall);
  if (!waterfall) return <Section title={t('waterfall.title')}><EmptyState icon="clock" title={t('waterfall.none')}><p>{t('waterfall.none.body')}</p></EmptyState></Section>;
  const { bottleneck } = waterfall;
  return (
    <Section title={t('waterfall.title')} hint={t('waterfall.hint', { n: waterfall.count })} actions={<CsvLink href={csv} />}>
      {bottleneck && <p className="bottleneck">{t('waterfall.bottleneck', { share: share(bottleneck.share), part: t(`part.${bottleneck.part}`) })}</p>}
      <table className="table bars">
        <thead><tr><th>{t('waterfall.part')}</th><th className="bars-cell" aria-hidden /><th className="numeric">{t('waterfall.mean')}</th><th className="numeric">{t('waterfall.share')}</th></tr></thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.part} className={bar.part === bottleneck?.part ? 'bars-most' : ''}>
              <td>{t(`part.${bar.part}`)}</td>
              <td className="bars-cell" aria-hidden><span className={`bars-bar ${bar.part}`} style={{ marginInlineStart: `${bar.start * 100}%`, inlineSize: `${bar.share * 100}%` }} /></td>
              <td className="numeric">{span(bar.ms)}</td>
              <td className="numeric">{share(bar.share)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th>{t('waterfall.total')}</th><td /><td className="numeric">{span(bars.reduce((sum, bar) => sum + bar.ms, 0))}</td><td /></tr></tfoot>
      </table>
      <p className="muted small">
        {waterfall.notLaunched >= 1_000 && t('waterfall.before', { span: span(waterfall.notLaunched) })}{' '}
        {waterfall.callbackWait != null && t('waterfall.after', { span: span(waterfall.callbackWait) })}
      </p>
    </Section>
  );
}
