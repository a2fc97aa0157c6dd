import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { TextField } from '../../components/Field';
import { Select } from '../../components/Select';
import { useDesk, useUi } from '../model/context';
import { useText } from '../../messages/workspace';
import { Guidelines } from './Guidelines';
import { Missing } from './Missing';

const loadShortcuts = () => import('./Shortcuts').then((m) => ({ default: m.Shortcuts }));
const Shortcuts = lazy(loadShortcuts);

/** What needs a reason before it is done. */
export interface Reasons {
  /** Gives the task back for others; never comes back to this person. */
  skip?: ((reason: string) => void) | undefined;
  /** Puts it aside with a question. */
  flag?: ((note: string) => void) | undefined;
  reject?: ((reason: string) => void) | undefined;
}

const skipReasons = ['unclear', 'media', 'language', 'other'] as const;

/** Longest reason that the hub takes, in characters. */
const maxReason = 500;

interface DialogsProps extends Reasons {
  guidelines: 'first' | 'changed' | null;
  onGuidelinesRead: (() => void) | undefined;
  onFeedback: ((text: string) => Promise<boolean>) | undefined;
}

export function Dialogs({ skip, flag, reject, guidelines, onGuidelinesRead, onFeedback }: DialogsProps) {
  const desk = useDesk();
  const open = useUi((s) => s.open);
  const close = () => desk.ui.setState({ open: null });
  // Fetched before anybody asks: who is offline by then shall have it too.
  useEffect(() => void loadShortcuts().catch(() => {}), []);
  useEffect(() => {
    if (guidelines !== null && desk.mode !== 'view' && desk.mode !== 'preview') desk.ui.setState({ open: 'guidelines' });
  }, [desk, guidelines]);
  return (
    <>
      {open === 'skip' && skip && <Skip onClose={close} onDo={skip} />}
      {open === 'flag' && flag && <Ask what="flag" onClose={close} onDo={flag} />}
      {open === 'reject' && reject && <Ask what="reject" onClose={close} onDo={reject} />}
      {open === 'shortcuts' && <Suspense><Shortcuts isOpen onClose={close} /></Suspense>}
      <Guidelines isOpen={open === 'guidelines'} onClose={close} news={guidelines} onRead={onGuidelinesRead} onFeedback={onFeedback} />
      <Missing isOpen={open === 'missing'} onClose={close} />
    </>
  );
}

function Skip({ onClose, onDo }: { onClose: () => void; onDo: (reason: string) => void }) {
  const t = useText();
  const [reason, setReason] = useState<(typeof skipReasons)[number] | null>(null);
  const [note, setNote] = useState('');
  const words = [reason && reason !== 'other' ? t(`skip.${reason}`) : '', note.trim()].filter(Boolean).join(': ');
  return (
    <Dialog title={t('skip.title')} isOpen onClose={onClose} width="small" actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button kind="primary" isDisabled={reason === null || words === ''} onPress={() => (onClose(), onDo(words.slice(0, maxReason)))}>{t('skip.do')}</Button></>}>
      <p>{t('skip.body')}</p>
      <Select label={t('skip.reason')} placeholder={t('field.choose')} choices={skipReasons.map((id) => ({ id, name: t(`skip.${id}`) }))} value={reason} onChange={setReason} />
      <TextField label={t('skip.note')} value={note} onChange={setNote} rows={3} maxLength={maxReason - 60} isRequired={reason === 'other'} />
    </Dialog>
  );
}

function Ask({ what, onClose, onDo }: { what: 'flag' | 'reject'; onClose: () => void; onDo: (note: string) => void }) {
  const t = useText();
  const [note, setNote] = useState('');
  return (
    <Dialog title={t(`${what}.title`)} isOpen onClose={onClose} width="small" actions={<><Button onPress={onClose}>{t('cancel')}</Button><Button kind={what === 'reject' ? 'danger' : 'primary'} isDisabled={note.trim() === ''} onPress={() => (onClose(), onDo(note.trim()))}>{t(`${what}.do`)}</Button></>}>
      <p>{t(`${what}.body`)}</p>
      <TextField label={t(what === 'flag' ? 'flag.note' : 'reject.reason')} value={note} onChange={setNote} rows={4} maxLength={maxReason} isRequired autoFocus />
    </Dialog>
  );
}
