import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PersonView } from '../../api/metrics';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Fetched } from '../../components/Fetched';
import { TextField } from '../../components/Field';
import { Select } from '../../components/Select';
import { useText } from '../../messages/ops';
import { projectsQuery } from '../queries';
import { useCommand } from './commands';

const USUAL = '';

/** One task next, or the work of a project before all other until that is taken back. */
export function Assign({ person, onClose }: { person: PersonView; onClose: () => void }) {
  const t = useText();
  const steer = useCommand();
  const projects = useQuery(projectsQuery());
  const first = person.firstProject ?? USUAL;
  const [project, setProject] = useState(first);
  const [task, setTask] = useState('');
  const id = task.trim();
  const go = () => steer.mutate({ person, command: { does: 'assign', ...(id ? { task: id } : project !== USUAL && { project }) } }, { onSuccess: onClose });
  const choices = [{ id: USUAL, name: t('command.assign.usual') }, ...(projects.data ?? []).map((p) => ({ id: p.id, name: p.name }))];
  return (
    <Dialog
      title={t('command.assign.title', { name: person.name })}
      isOpen
      onClose={onClose}
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind="primary" isDisabled={id === '' && project === first} isPending={steer.isPending} onPress={go}>{t('command.assign.do')}</Button>
        </>
      }
    >
      <div className="stack">
        <Fetched of={projects} rows={1}>
          {() => <Select label={t('command.assign.project')} choices={choices.some((c) => c.id === project) ? choices : [...choices, { id: project, name: project }]} value={project} onChange={setProject} isDisabled={id !== ''} />}
        </Fetched>
        <TextField label={t('command.assign.task')} hint={t('command.assign.task.hint')} value={task} onChange={setTask} />
      </div>
    </Dialog>
  );
}
