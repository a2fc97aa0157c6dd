import { useEffect, useRef, useState } from 'react';
import { DropZone, FileTrigger, isFileDropItem, Text } from 'react-aria-components';
import type { Project } from '../../api/wire';
import { Button } from '../../components/Button';
import { TextField } from '../../components/Field';
import { Icon } from '../../components/Icon';
import { Meter } from '../../components/Meter';
import { Section } from '../../components/Page';
import { Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import { useText } from '../../messages/console';
import type { Waiting } from '../../turns';
import { HEAD, isBinary } from './encoding';
import { uploadFiles } from './files';
import { MOST_BYTES, MOST_ROWS, readFile, readSource, type Source } from './source';

/** Takes files, dropped or chosen, or pasted lines. Pictures are stored first and become rows with their addresses. */
export function SourcePicker({ project, source, onSource }: { project: Project; source: Source | null; onSource: (source: Source) => void }) {
  const t = useText();
  const [pasted, setPasted] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  /** Rows so far of a file that is being read. */
  const [rowsRead, setRead] = useState<number | null>(null);
  const reading = useRef(new AbortController());
  const [files, setFiles] = useState<{ done: number; all: number } | null>(null);

  const accept = (given: Source) => {
    const rows = given.rows.length;
    setProblem(rows === 0 ? t(given.columns.length > 0 ? 'upload.headeronly' : 'upload.empty') : rows > MOST_ROWS ? t('upload.toomany', { n: rows, most: MOST_ROWS }) : null);
    if (rows > 0 && rows <= MOST_ROWS) onSource(given);
  };
  /** Whatever was read before is given up for it. */
  const read = async (begin: (waiting: Waiting) => Promise<Source>) => {
    reading.current.abort();
    const { signal } = (reading.current = new AbortController());
    setProblem(null);
    setRead(0);
    try {
      const given = await begin({ onProgress: setRead, signal });
      if (!signal.aborted) accept(given);
    } catch (error) {
      if (!signal.aborted) toast.bad(t('failed'), error);
    }
    if (!signal.aborted) setRead(null);
  };
  const take = async (list: File[]) => {
    const [table, ...tables] = list.filter((f) => /\.(csv|tsv|jsonl|ndjson|json|txt)$/i.test(f.name));
    const media = list.filter((f) => f !== table && !tables.includes(f));
    const sheet = list.find((f) => /\.(xlsx?|xlsm|xlsb|ods|numbers|parquet|zip|gz)$/i.test(f.name)) ?? (table && isBinary(new Uint8Array(await table.slice(0, HEAD).arrayBuffer())) ? table : undefined);
    if (sheet) setProblem(t('upload.binary', { name: sheet.name }));
    else if (table && list.length > 1) setProblem(t('upload.one'));
    else if (table && table.size > MOST_BYTES) setProblem(t('upload.toolarge', { n: Math.round(table.size / 2 ** 20), most: MOST_BYTES / 2 ** 20 }));
    else if (table) await read((waiting) => readFile(table, waiting));
    else if (media.length > 0)
      try {
        setFiles({ done: 0, all: media.length });
        accept(await uploadFiles(media, project.name, (done) => setFiles({ done, all: media.length })));
      } catch (error) {
        toast.bad(t('failed'), error);
      } finally {
        setFiles(null);
      }
  };
  useEffect(() => () => reading.current.abort(), []);

  return (
    <Section title={t('upload.source')}>
      {problem && <Notice kind="warn">{problem}</Notice>}
      <DropZone
        className="drop-zone"
        getDropOperation={() => 'copy'}
        onDrop={(event) => void Promise.all(event.items.filter(isFileDropItem).map((item) => item.getFile())).then(take)}
      >
        <Icon name="upload" size={28} />
        <Text slot="label" className="drop-title">{source && !problem ? source.name : t('upload.drop')}</Text>
        <span className="muted small">{t('upload.drop.hint')}</span>
        <FileTrigger allowsMultiple acceptedFileTypes={['.csv', '.tsv', '.jsonl', '.ndjson', '.json', '.txt', 'image/*', 'audio/*', 'video/*']} onSelect={(list) => list && void take([...list])}>
          <Button>{t('upload.choose')}</Button>
        </FileTrigger>
      </DropZone>
      {rowsRead !== null && <span className="muted" role="status">{t('upload.reading', { n: rowsRead })}</span>}
      {files && <Meter label={t('upload.files.sending', { done: files.done, all: files.all })} value={files.done} max={files.all} />}
      {!source && (
        <>
          <TextField label={t('upload.paste')} hint={t('upload.paste.hint')} rows={4} mono value={pasted} onChange={setPasted} />
          {pasted.trim() !== '' && <div className="row"><Button onPress={() => void read((waiting) => readSource(t('upload.paste'), pasted, waiting))}>{t('upload.paste.use')}</Button></div>}
        </>
      )}
    </Section>
  );
}
