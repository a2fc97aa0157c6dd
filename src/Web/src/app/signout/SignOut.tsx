import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { useSession } from '../../api/session';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { ErrorText, Loading, Notice } from '../../components/States';
import { toast } from '../../components/toasts';
import type { Left } from '../../drafts/kept';
import { useText } from '../../messages/shell';
import { handOver, leave, takeBack, unsent } from './leave';

/** `looking`: nobody sees anything yet. `asking`: some work could be put nowhere, and the person decides. */
type Step = { readonly at: 'looking' | 'sending' | 'leaving' } | { readonly at: 'asking'; readonly left: readonly Left[]; readonly ids: readonly string[] };

/**
 * Signs out. First everything unsent goes to the server, where it waits for the person; what cannot go there is let go only when the
 * person says so. Meanwhile nothing can be typed or drawn: it would come too late.
 */
export default function SignOut({ person, onClose }: { person: string; onClose: () => void }) {
  const t = useText();
  const [step, setStep] = useState<Step>({ at: 'looking' });
  const [failure, setFailure] = useState<unknown>();
  const stayed = useRef(false);
  const go = (ids: readonly string[]) => {
    setFailure(undefined);
    setStep({ at: 'leaving' });
    leave(person).catch((error: unknown) => {
      if (!useSession.getState().session) return void toast.bad(t('signout.notcleared'), error);
      takeBack(ids);
      setFailure(error);
    });
  };
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    const begin = async () => {
      if ((await unsent(person)).length > 0) {
        setStep({ at: 'sending' });
        const { ids, left } = await handOver(person);
        if (stayed.current) takeBack(ids);
        else if (left.length > 0) setStep({ at: 'asking', left, ids });
        else go(ids);
      } else go([]);
    };
    begin().catch(setFailure);
    // Once, when it is shown.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  const stay = () => {
    if (step.at === 'leaving' && failure === undefined) return;
    if (step.at === 'asking') takeBack(step.ids);
    stayed.current = true;
    onClose();
  };
  if (failure !== undefined) return <Dialog title={t('signout.failed')} isOpen onClose={stay} width="small" actions={<Button onPress={stay}>{t('signout.stay')}</Button>}><Notice kind="bad"><ErrorText error={failure} /></Notice></Dialog>;
  if (step.at === 'asking') return <Ask left={step.left} onStay={stay} onDiscard={() => go(step.ids)} />;
  if (step.at === 'looking') return null;
  return <Dialog title={t('signout.title')} isOpen onClose={stay} role="alertdialog" width="small"><p>{t('signout.sending')}</p><Loading rows={2} /></Dialog>;
}

/** Names what would be lost. */
function Ask({ left, onStay, onDiscard }: { left: readonly Left[]; onStay: () => void; onDiscard: () => void }) {
  const t = useText();
  const intl = useIntl();
  return (
    <Dialog
      title={t('signout.left.title')}
      isOpen
      onClose={onStay}
      role="alertdialog"
      actions={<><Button kind="primary" onPress={onStay}>{t('signout.stay')}</Button><Button kind="danger" onPress={onDiscard}>{t('signout.discard')}</Button></>}
    >
      <p>{t('signout.left.body')}</p>
      <ul className="stack tight">
        {left.filter(({ unsent: piece }) => piece.kind !== 'draft' || !left.some((other) => other.unsent.kind === 'answer' && other.unsent.answer.draft === piece.draft.key)).map(({ unsent: piece }, i) => <li key={i}>{t(`signout.left.${piece.kind === 'note' ? piece.of : piece.kind}`, { project: piece.project, time: intl.formatDate(piece.at, { dateStyle: 'medium', timeStyle: 'short' }) })}</li>)}
      </ul>
      <Notice kind="warn"><ErrorText error={left[0]!.error} /></Notice>
    </Dialog>
  );
}
