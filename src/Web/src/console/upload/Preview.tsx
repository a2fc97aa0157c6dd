import { Button } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { Section } from '../../components/Page';
import { Loading, Notice } from '../../components/States';
import { useText } from '../../messages/console';
import { saveFile } from '../../components/saveFile';
import type { Checked } from './check';
import type { Note, Source } from './source';

/** Rows shown of those that are good, and of those that are not. */
const SHOWN = 50;

/** What will be sent, and what is wrong, before anything is. */
export function Preview({ source, checked, settled, onSend }: { source: Source; checked: Checked | null; settled: boolean; onSend: () => void }) {
  const t = useText();
  if (!checked) return <Section title={t('upload.preview')}><Loading /></Section>;
  const { good, bad } = checked;
  return (
    <Section
      title={t('upload.preview')}
      hint={t('upload.preview.hint', { n: Math.min(SHOWN, good.length), all: source.rows.length })}
      actions={<Button kind="primary" isDisabled={good.length === 0 || !settled} onPress={onSend}><Icon name="upload" />{t('upload.send', { n: good.length })}</Button>}
    >
      {source.notes?.map((note) => <Notice key={note.says} kind={note.says === 'separator' ? 'info' : 'warn'}>{noteText(t, note)}</Notice>)}
      <div className="row wide">
        {good.length > 0 && <Notice kind="good">{t('upload.good', { n: good.length })}</Notice>}
        {bad.length > 0 && <Notice kind="warn">{t('upload.bad', { n: bad.length })}</Notice>}
      </div>
      {bad.length > 0 && <ErrorTable errors={bad} />}
      {good.length > 0 && <pre className="json" tabIndex={0}>{good.slice(0, SHOWN).map((task) => JSON.stringify(task.body)).join('\n')}</pre>}
    </Section>
  );
}

function noteText(t: ReturnType<typeof useText>, note: Note): string {
  if (note.says === 'encoding') return t('upload.note.encoding');
  return note.says === 'separator' ? t(`upload.note.${note.separator}`) : t('upload.note.renamed', { n: note.columns.length, names: note.columns.join(', ') });
}

export function ErrorTable({ errors }: { errors: { line: number; error: string }[] }) {
  const t = useText();
  const csv = () => [`line,error`, ...errors.map((e) => `${e.line},"${e.error.replaceAll('"', '""')}"`)].join('\n');
  return (
    <div className="stack tight">
      <div className="upload-errors">
        <table className="table">
          <thead><tr><th>{t('upload.line')}</th><th>{t('upload.problem')}</th></tr></thead>
          <tbody>{errors.slice(0, SHOWN).map((e) => <tr key={`${e.line} ${e.error}`}><td className="narrow numeric">{e.line}</td><td>{e.error}</td></tr>)}</tbody>
        </table>
      </div>
      <div className="row"><Button size="small" onPress={() => saveFile('errors.csv', csv(), 'text/csv')}><Icon name="download" size={16} />{t('upload.errors.download')}</Button></div>
    </div>
  );
}
