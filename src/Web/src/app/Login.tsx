import { useState, type FormEvent } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { signIn, signInByToken } from '../api/account';
import { ApiError } from '../api/errors';
import { useSession } from '../api/session';
import { Button } from '../components/Button';
import { TextField } from '../components/Field';
import { ErrorText, Notice } from '../components/States';
import { useText } from '../messages/shell';
import { Door } from './Door';
import { useTitle } from './title';

/** Where a person wanted to go: a path of this site, never another one. */
export function safeTarget(to: string | null): string {
  return to !== null && to.startsWith('/') && !to.startsWith('//') && !to.includes('\\') && !to.startsWith('/login') ? to : '/';
}

export default function Login() {
  const t = useText();
  const navigate = useNavigate();
  const target = safeTarget(useSearchParams()[0].get('to'));
  const session = useSession((s) => s.session);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [token, setToken] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useTitle(t('login.title'));
  if (session) return <Navigate to={target} replace />;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await (token === null ? signIn(email.trim(), password) : signInByToken(token.trim()));
      void navigate(target, { replace: true });
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const wrong = failure instanceof ApiError && (failure.status === 401 || failure.status === 400);
  return (
    <Door title={t('login.title')} lead={t('login.lead')}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {failure !== undefined && <Notice kind="bad">{wrong ? t('login.wrong') : <ErrorText error={failure} />}</Notice>}
        {token === null ? (
          <>
            <TextField label={t('login.email')} type="email" autoComplete="username" value={email} onChange={setEmail} isRequired autoFocus />
            <TextField label={t('login.password')} type="password" autoComplete="current-password" value={password} onChange={setPassword} isRequired />
          </>
        ) : <TextField label={t('login.token')} hint={t('login.token.hint')} type="password" autoComplete="off" value={token} onChange={setToken} isRequired autoFocus />}
        <Button type="submit" kind="primary" size="large" isPending={busy}>{t('login.submit')}</Button>
        <Button kind="quiet" size="small" onPress={() => setToken(token === null ? '' : null)}>{t(token === null ? 'login.usetoken' : 'login.usepassword')}</Button>
        <p className="muted small">{t('login.first')}</p>
      </form>
    </Door>
  );
}
