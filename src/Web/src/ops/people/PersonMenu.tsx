import type { PersonView } from '../../api/metrics';
import { ActionMenu } from '../../components/Menu';
import { useText } from '../../messages/ops';
import { useCommand } from './commands';
import type { Asking } from './PersonDialog';

/** What a manager may do about one person. What needs words is asked by whoever shows the menu: a row may go while they are written. */
export function PersonMenu({ person, onAsk }: { person: PersonView; onAsk: (asking: Asking) => void }) {
  const t = useText();
  const steer = useCommand();
  const offline = person.activity === 'offline';
  const away = person.activity === 'break';
  const ask = (does: Asking['does']) => () => onAsk({ does, person });
  return (
    <ActionMenu
      label={t('people.actions', { name: person.name })}
      actions={[
        away
          ? { id: 'resume', name: t('command.resume'), icon: 'play', onAction: () => steer.mutate({ person, command: { does: 'resume' } }) }
          : { id: 'pause', name: t('command.pause'), icon: 'pause', isDisabled: offline, onAction: () => steer.mutate({ person, command: { does: 'pause' } }) },
        { id: 'message', name: t('command.message'), icon: 'text', isDisabled: offline, onAction: ask('message') },
        { id: 'assign', name: t('command.assign'), icon: 'list', onAction: ask('assign') },
        { id: 'release', name: t('command.release'), icon: 'undo', apart: true, danger: true, isDisabled: !person.current, onAction: ask('release') },
      ]}
    />
  );
}
