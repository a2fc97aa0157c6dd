import { useIntl } from 'react-intl';
import { ActionsHead } from '../../components/ActionsHead';
import { IconButton } from '../../components/Button';
import { Chip, type Tone } from '../../components/Chip';
import { Icon } from '../../components/Icon';
import { Meter } from '../../components/Meter';
import { When } from '../../components/When';
import { consoleMessages, useText as useConsoleText, type ConsoleMessage } from '../../messages/console';
import { exportMessages, useText, type ExportMessage } from '../../messages/exports';
import { bytes } from '../bytes';
import { linkOf, underWay, valuesOf, type Export, type FilterValue } from './exports';

const tones: Record<Export['state'], Tone> = { waiting: 'plain', running: 'info', completed: 'good', failed: 'bad' };

export function ExportTable({ rows, onOpen, onLeave }: { rows: Export[]; onOpen: (row: Export) => void; onLeave: (row: Export) => void }) {
  const t = useText();
  const intl = useIntl();
  const words = useConsoleText();
  const say = ({ name, value }: FilterValue) => {
    const id = `${name === 'customer_review_status' ? 'review' : name}.${value}`;
    return id in consoleMessages ? words(id as ConsoleMessage) : value;
  };
  const format = (name: string) => (`format.${name}` in exportMessages ? t(`format.${name}` as ExportMessage) : name);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead><tr><th>{t('col.file')}</th><th>{t('col.what')}</th><th>{t('col.state')}</th><th>{t('col.tasks')}</th><th>{t('col.when')}</th><ActionsHead /></tr></thead>
        <tbody>
          {rows.map((row) => {
            const values = valuesOf(row.filter).map(say);
            return (
              <tr key={row.id}>
                <td>
                  <div className="cell-name">
                    {row.url ? <a href={linkOf(row.url, window.location.origin)} download={row.file_name}>{row.file_name}</a> : <strong>{format(row.format)}</strong>}
                    <span>{row.url && format(row.format)}{row.size !== undefined && ` · ${bytes(intl, row.size)}`}</span>
                  </div>
                </td>
                <td><div className="cell-name export-what"><span>{values.length === 0 ? t('everything') : values.join(' · ')}</span><span>{t('asof', { when: intl.formatDate(row.as_of, { dateStyle: 'medium', timeStyle: 'short' }) })}</span></div></td>
                <td><Chip tone={tones[row.state]}>{t(`state.${row.state}`)}</Chip></td>
                <td className="export-tasks">
                  {underWay(row) ? <Meter label={t('progress', { done: row.tasks + row.skipped, all: row.total ?? 0 })} value={row.tasks + row.skipped} max={row.total ?? 0} />
                    : row.error ? <span className="muted small">{row.error}</span>
                    : <div className="cell-name"><strong>{intl.formatNumber(row.tasks)}</strong>{row.skipped_not_completed > 0 && <span>{t('skipped.pending', { n: row.skipped_not_completed })}</span>}{row.skipped > row.skipped_not_completed && <span>{t('skipped', { n: row.skipped - row.skipped_not_completed })}</span>}{row.annotations > 0 && <span>{t('annotations', { n: row.annotations })}</span>}{row.annotations_left_out > 0 && <span>{t('leftout', { n: row.annotations_left_out })}</span>}</div>}
                </td>
                <td className="muted narrow"><When at={row.created_at} /></td>
                <td className="narrow">
                  {row.url && <IconButton label={t('details')} onPress={() => onOpen(row)}><Icon name="info" /></IconButton>}
                  <IconButton label={t(underWay(row) ? 'stop' : 'delete')} onPress={() => onLeave(row)}><Icon name={underWay(row) ? 'stop' : 'trash'} /></IconButton>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
