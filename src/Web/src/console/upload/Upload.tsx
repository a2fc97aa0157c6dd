import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Section } from '../../components/Page';
import { Select } from '../../components/Select';
import { ErrorText, Notice } from '../../components/States';
import { useText } from '../../messages/console';
import { NewBatch } from '../batches/NewBatch';
import { useProject } from '../projects/ProjectLayout';
import { batchesQuery } from '../queries';
import { Columns } from './Columns';
import { guess, type Mapping } from './mapping';
import { Preview } from './Preview';
import { Sending } from './Sending';
import type { Source } from './source';
import { SourcePicker } from './SourcePicker';
import { useChecked } from './useChecked';
import './upload.css';

/** Choices of the batch field that are no batch. */
const NONE = '';
const NEW = '+';

/** Data in, columns mapped, rows checked, tasks made. */
export function Upload() {
  const t = useText();
  const project = useProject();
  const batches = useQuery(batchesQuery(project.name));
  const [params, setParams] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const [source, setSource] = useState<Source | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [sending, setSending] = useState(false);
  const { checked, settled } = useChecked(source, mapping, project.type);

  const batch = params.get('batch') ?? NONE;
  const setBatch = (name: string) => setParams(name ? { batch: name } : {}, { replace: true });
  const open = (batches.data ?? []).filter((b) => b.status === 'staging' || (project.projectType === 'standard' && b.status === 'in_progress'));
  const choices = [
    { id: NONE, name: t('upload.batch.none') },
    ...(batch !== NONE && !open.some((b) => b.name === batch) ? [{ id: batch, name: batch }] : []),
    ...open.map((b) => ({ id: b.name, name: b.name })),
    { id: NEW, name: t('upload.new') },
  ];
  const use = (given: Source) => {
    setSource(given);
    setMapping(guess(given));
  };

  if (sending && checked)
    return (
      <Sending
        good={checked.good}
        refused={checked.bad}
        target={{ project: project.name, ...(batch !== NONE && { batch }) }}
        onAgain={() => {
          setSending(false);
          setSource(null);
        }}
      />
    );
  return (
    <>
      <Section title={t('upload.title')}>
        <div className="upload-batch">
          {batches.isError && <Notice kind="bad"><ErrorText error={batches.error} /></Notice>}
          <Select label={t('upload.batch')} choices={choices} value={batch} onChange={(id) => (id === NEW ? setCreating(true) : setBatch(id))} />
        </div>
      </Section>
      <SourcePicker project={project} source={source} onSource={use} />
      {source && source.columns.length > 0 && <Columns source={source} mapping={mapping} onChange={setMapping} />}
      {source && <Preview source={source} checked={checked} settled={settled} onSend={() => setSending(true)} />}
      {creating && (
        <NewBatch
          project={project}
          onClose={() => setCreating(false)}
          onCreated={(name) => {
            setBatch(name);
            setCreating(false);
          }}
        />
      )}
    </>
  );
}
