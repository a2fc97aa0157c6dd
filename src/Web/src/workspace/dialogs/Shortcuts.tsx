import { useState } from 'react';
import { isReserved, keyActions, type KeyAction, type KeyScope } from '../../annotation/keys/actions';
import { conflicts, keysOf } from '../../annotation/keys/bindings';
import { chordOf } from '../../annotation/keys/chord';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { Notice } from '../../components/States';
import { useRemaps } from '../keys/remaps';
import { useText, type WorkspaceWords } from '../../messages/workspace';
import './shortcuts.css';

const scopes: readonly KeyScope[] = ['everywhere', 'canvas', 'timeline'];

/** Every key, to read and to change. A key that another action of the same place has is not taken. */
export function Shortcuts({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useText();
  const { remaps, set, restore } = useRemaps();
  const [asking, setAsking] = useState<string | null>(null);
  const [refused, setRefused] = useState('');
  const name = (id: string) => t(`keys.${id}` as keyof WorkspaceWords & string);
  const press = (action: KeyAction) => (e: React.KeyboardEvent) => {
    if (asking !== action.id || e.key === 'Tab') return;
    e.preventDefault();
    e.stopPropagation();
    if (e.key === 'Escape') return setAsking(null);
    const chord = chordOf(e.nativeEvent);
    if (chord === null) return;
    const next = { ...remaps, [action.id]: [chord] };
    const clash = conflicts(next).find((c) => c.chord === chord && c.actions.includes(action.id));
    if (isReserved(chord)) setRefused(t('keys.reserved', { key: chord }));
    else if (clash) setRefused(t('keys.conflict', { key: chord, name: name(clash.actions.find((a) => a !== action.id) ?? action.id) }));
    else {
      set(action.id, [chord]);
      setRefused('');
      setAsking(null);
    }
  };
  return (
    <Dialog title={t('shortcuts')} isOpen={isOpen} onClose={onClose} width="large" actions={<Button onPress={() => (restore(), setRefused(''))}>{t('keys.restore')}</Button>}>
      {refused && <Notice kind="bad">{refused}</Notice>}
      <div className="shortcut-columns">
        {scopes.map((scope) => (
          <section key={scope}>
            <h3>{t(`keys.scope.${scope}`)}</h3>
            <ul role="list" className="shortcuts">
              {keyActions.filter((a) => a.scope === scope).map((action) => (
                <li key={action.id}>
                  <span className="grow">{name(action.id)}</span>
                  <button type="button" className="shortcut" onClick={() => (setAsking(action.id), setRefused(''))} onKeyDown={press(action)} onBlur={() => setAsking(null)}>
                    <span className="visually-hidden">{t('keys.change', { name: name(action.id) })} </span>
                    {asking === action.id ? t('keys.press') : keysOf(action, remaps).map((chord) => <kbd key={chord} className="key">{chord}</kbd>)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="muted small">{t('keys.fixed')}</p>
    </Dialog>
  );
}
