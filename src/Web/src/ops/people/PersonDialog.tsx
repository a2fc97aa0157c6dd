import { useState } from 'react';
import type { PersonView } from '../../api/metrics';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { useText } from '../../messages/ops';
import { Assign } from './Assign';
import { useCommand } from './commands';

/** What a manager was about to do about a person, as they were then. */
export interface Asking {
  does: 'release' | 'message' | 'assign';
  person: PersonView;
}

/** Asks for what the menu of a person cannot say. */
export const PersonDialog = ({ asking: { does, person }, onClose }: { asking: Asking; onClose: () => void }) =>
  does === 'assign' ? <Assign person={person} onClose={onClose} /> : <Ask does={does} person={person} onClose={onClose} />;

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
        <TextField label={t(`command.${does}.text`)} hint={t(`command.${does}.hint`)} value={text} onChange={setText} isRequired rows={3} autoFocus />
      </div>
    </Dialog>
  );
}
