import type { ReactNode } from 'react';
import { Button, IconButton } from '../../components/Button';
import { Icon } from '../../components/Icon';
import { useDesk, useDoc, useUi } from '../model/context';
import { useText } from '../../messages/workspace';

export interface TopStripProps {
  project: string;
  busy: boolean;
  status: ReactNode;
  submit: (verdict: 'accept' | 'fix' | null) => void;
  canReject: boolean;
  canSkip: boolean;
  canFlag: boolean;
  /** There are guidelines that the person has not seen. */
  news: boolean;
}

/** Project and state at the left; what ends the work at the right, the submit outermost. */
export function TopStrip({ project, busy, status, submit, canReject, canSkip, canFlag, news }: TopStripProps) {
  const t = useText();
  const desk = useDesk();
  useDoc();
  useUi(() => desk.isDrawing);
  const open = (what: 'guidelines' | 'shortcuts' | 'skip' | 'flag' | 'reject' | 'missing') => () => desk.ui.setState({ open: what });
  const missing = desk.editable ? desk.findings().length : 0;
  return (
    <header className="strip">
      <h1 className="strip-project clip">{project}</h1>
      <div className="grow strip-status">{status}</div>
      <Button kind="quiet" size="small" onPress={open('guidelines')} aria-keyshortcuts="G">{t('guidelines')}{news && <span className="strip-new" aria-hidden />}</Button>
      <IconButton label={t('shortcuts')} onPress={open('shortcuts')}><Icon name="info" /></IconButton>
      {desk.mode !== 'view' && (
        <>
          {canFlag && <Button kind="quiet" size="small" onPress={open('flag')} aria-keyshortcuts="Alt+F">{t('flag')}</Button>}
          {canSkip && <Button kind="quiet" size="small" onPress={open('skip')} aria-keyshortcuts="Alt+S">{t('skip')}</Button>}
          {missing > 0 && <button type="button" className="strip-missing" onClick={open('missing')}>{t('submit.missing', { count: missing })}</button>}
          {desk.mode === 'review' ? (
            <>
              {canReject && <Button kind="danger" onPress={open('reject')} isDisabled={busy}>{t('reject')}</Button>}
              {desk.isMended ? <Button kind="primary" onPress={() => submit('fix')} isPending={busy}>{t('fix')}</Button> : <Button kind="primary" onPress={() => submit('accept')} isPending={busy}>{t('accept')}</Button>}
            </>
          ) : (
            <Button kind="primary" onPress={() => submit(null)} isPending={busy} aria-keyshortcuts="Control+Enter">{t('submit')}</Button>
          )}
        </>
      )}
    </header>
  );
}
