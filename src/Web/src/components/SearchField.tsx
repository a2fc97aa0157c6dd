import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { useText } from '../messages/shell';
import { Icon } from './Icon';
import './search-field.css';

export function SearchField({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const t = useText();
  return (
    <AriaSearchField className="search-field" aria-label={label} value={value} onChange={onChange}>
      <Icon name="search" size={16} />
      <Input className="search-input" placeholder={label} />
      {value !== '' && <Button className="search-clear" aria-label={t('clear')}><Icon name="close" size={14} /></Button>}
    </AriaSearchField>
  );
}
