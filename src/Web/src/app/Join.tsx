import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { join } from '../api/account';
import { Button } from '../components/Button';
import { TextField } from '../components/Field';
import { LinkButton } from '../components/LinkButton';
import { ErrorText, Notice } from '../components/States';
import { useText } from '../messages/shell';
import { Door } from './Door';
import { NewPassword, PASSWORD_LENGTH } from './NewPassword';
import { takeFragment } from './fragment';
import { useTitle } from './title';

/** `/join#invitation=…`: accepts an invitation into a team. */
export default function Join() {
  const t = useText();
  const navigate = useNavigate();
  const [invitation] = useState(() => takeFragment('invitation'));
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  useTitle(t('join.title'));

  if (invitation === null)
    return (
      <Door title={t('join.none.title')} lead={t('join.none.body')}>
        <LinkButton to="/login" kind="primary" size="large">{t('welcome.tosignin')}</LinkButton>
      </Door>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    join(invitation, name.trim(), password).then(() => void navigate('/', { replace: true }), (error: unknown) => {
      setFailure(error);
      setBusy(false);
    });
  };
  return (
    <Door title={t('join.title')} lead={t('join.lead')}>
      <form className="stack" onSubmit={submit}>
        {failure !== undefined && <Notice kind="bad"><ErrorText error={failure} /></Notice>}
        <TextField label={t('join.name')} autoComplete="name" value={name} onChange={setName} isRequired autoFocus />
        <NewPassword value={password} onChange={setPassword} />
        <Button type="submit" kind="primary" size="large" isPending={busy} isDisabled={name.trim() === '' || [...password].length < PASSWORD_LENGTH}>{t('join.submit')}</Button>
      </form>
    </Door>
  );
}
