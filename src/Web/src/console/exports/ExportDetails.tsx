import { useIntl } from 'react-intl';
import { Button } from '../../components/Button';
import { Copy } from '../../components/Copy';
import { Dialog } from '../../components/Dialog';
import { useText } from '../../messages/exports';
import { bytes } from '../bytes';
import { commandsOf, linkOf, type Export } from './exports';

/** The file of an export: its checksum, and how to fetch a large one so that a broken line costs nothing. */
export function ExportDetails({ export: row, onClose }: { export: Export; onClose: () => void }) {
  const t = useText();
  const intl = useIntl();
  const url = linkOf(row.url ?? '', window.location.origin);
  const name = row.file_name ?? '';
  const commands = commandsOf(name, url, row.sha256 ?? '');
  return (
    <Dialog title={t('details.of', { name })} isOpen onClose={onClose} width="large" actions={<><Button onPress={onClose}>{t('close')}</Button><a className="button as-link primary" href={url} download={name}>{t('download')}</a></>}>
      <dl className="facts">
        <dt>{t('size')}</dt><dd>{bytes(intl, row.size ?? 0)}</dd>
        <dt>{t('expires')}</dt><dd>{row.expires_at && intl.formatDate(row.expires_at, { dateStyle: 'medium', timeStyle: 'short' })}</dd>
      </dl>
      <Copy label={t('checksum')} value={row.sha256 ?? ''} />
      <Copy label={t('curl')} value={commands.download} />
      <Copy label={t('check')} value={commands.check} />
      <p className="muted small">{t('link.expires')}</p>
    </Dialog>
  );
}
