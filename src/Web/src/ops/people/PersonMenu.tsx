import { useState } from 'react';
import type { PersonView } from '../../api/metrics';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { ActionMenu } from '../../components/Menu';
import { useText } from '../../messages/ops';
import { Assign } from './Assign';
import { useCommand } from './commands';

/** What a manager may do about one person. */
export function PersonMenu({ person }: { person: PersonView }) {
  const t = useText();
  const steer = useCommand();
  const [asking, setAsking] = useState<'release' | 'message' | 'assign' | null>(null);
  const offline = person.activity === 'offline';
  const away = person.activity === 'break';
  return (
    <>
      <ActionMenu
        label={t('people.actions', { name: person.name })}
        actions={[
          away
            ? { id: 'resume', name: t('command.resume'), icon: 'play', onAction: () => steer.mutate({ person, command: { does: 'resume' } }) }
            : { id: 'pause', name: t('command.pause'), icon: 'pause', isDisabled: offline, onAction: () => steer.mutate({ person, command: { does: 'pause' } }) },
          { id: 'message', name: t('command.message'), icon: 'text', isDisabled: offline, onAction: () => setAsking('message') },
          { id: 'assign', name: t('command.assign'), icon: 'list', onAction: () => setAsking('assign') },
          { id: 'release', name: t('command.release'), icon: 'undo', apart: true, danger: true, isDisabled: !person.current, onAction: () => setAsking('release') },
        ]}
      />
      {asking === 'assign' && <Assign person={person} onClose={() => setAsking(null)} />}
      {(asking === 'release' || asking === 'message') && <Ask does={asking} person={person} onClose={() => setAsking(null)} />}
    </>
  );
}

function Ask({ does, person, onClose }: { does: 'release' | 'message'; person: PersonView; onClose: () => void }) {
  const t = useText();
  const steer = useCommand();
  const [text, setText] = useState('');
  const go = () => steer.mutate({ person, command: does === 'release' ? { does, reason: text } : { does, text } }, { onSuccess: onClose });
  return (
    <Dialog
      title={t(`command.${does}.title`, { name: person.name })}
      isOpen
      onClose={onClose}
      width="small"
      actions={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button kind={does === 'release' ? 'danger' : 'primary'} isDisabled={text.trim() === ''} isPending={steer.isPending} onPress={go}>{t(`command.${does}.do`)}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{t(`command.${does}.lead`)}</p>
        <TextField label={t(`command.${does}.text`)} hint={t(`command.${does}.hint`)} value={text} onChange={setText} isRequired rows={3} />
      </div>
    </Dialog>
  );
}
