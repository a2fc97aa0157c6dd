import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { setPassword, signInByLink } from '../api/account';
import { useSession } from '../api/session';
import { Button } from '../components/Button';
import { LinkButton } from '../components/LinkButton';
import { ErrorText, Loading, Notice } from '../components/States';
import { useText } from '../messages/shell';
import { Door } from './Door';
import { NewPassword, PASSWORD_LENGTH } from './NewPassword';
import { takeFragment } from './fragment';
import { useTitle } from './title';

/** `/welcome#link=…`: signs in by a one-time link, then offers to set a password. */
export default function Welcome() {
  const t = useText();
  const navigate = useNavigate();
  const session = useSession((s) => s.session);
  const asked = useRef(false);
  const [failed, setFailed] = useState(false);
  useTitle(t('login.title'));

  useEffect(() => {
    // Once: the second use of a one-time link fails, and React runs effects twice while developing.
    if (asked.current) return;
    asked.current = true;
    const link = takeFragment('link');
    if (link === null) setFailed(useSession.getState().session === null || useSession.getState().session === undefined);
    else signInByLink(link).then((s) => s.hasPassword && void navigate('/', { replace: true }), () => setFailed(true));
  }, [navigate]);

  if (failed)
    return (
      <Door title={t('welcome.bad.title')} lead={t('welcome.bad.body')}>
        <LinkButton to="/login" kind="primary" size="large">{t('welcome.tosignin')}</LinkButton>
      </Door>
    );
  if (!session) return <Door title={t('welcome.opening')}><Loading rows={2} /></Door>;
  return <FirstPassword name={session.person.name} email={session.person.email} onDone={() => void navigate('/', { replace: true })} />;
}

function FirstPassword({ name, email, onDone }: { name: string; email: string | null; onDone: () => void }) {
  const t = useText();
  const [password, change] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setPassword(password).then(onDone, (error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  return (
    <Door title={t('welcome.title', { name })} lead={t('welcome.lead', { email: email ?? 'none' })}>
      <form className="stack" onSubmit={submit}>
        {failure !== undefined && <Notice kind="bad"><ErrorText error={failure} /></Notice>}
        {/* Whom the password is for, to a browser that keeps passwords. */}
        {email !== null && <input hidden readOnly autoComplete="username" value={email} />}
        <NewPassword value={password} onChange={change} autoFocus />
        <Button type="submit" kind="primary" size="large" isPending={busy} isDisabled={[...password].length < PASSWORD_LENGTH}>{t('welcome.submit')}</Button>
        <Button kind="quiet" onPress={onDone}>{t('welcome.later')}</Button>
      </form>
    </Door>
  );
}
