import { Button, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { Icon } from './Icon';
import './field.css';
import './menu.css';

export interface Choice<T extends string = string> {
  id: T;
  name: string;
  hint?: string;
}

export interface SelectProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  choices: readonly Choice<T>[];
  value: T | null;
  onChange: (value: T) => void;
  hint?: string;
  placeholder?: string;
  isDisabled?: boolean;
  small?: boolean;
}

export function Select<T extends string>({ label, hideLabel, choices, value, onChange, hint, placeholder, isDisabled, small }: SelectProps<T>) {
  return (
    <AriaSelect className="field" value={value} onChange={(key) => key !== null && onChange(key as T)} isDisabled={isDisabled} placeholder={placeholder} aria-label={hideLabel ? label : undefined}>
      {!hideLabel && <Label>{label}</Label>}
      <Button className={`input select ${small ? 'small' : ''}`}>
        <SelectValue className="clip">{({ selectedText, defaultChildren, isPlaceholder }) => (isPlaceholder ? defaultChildren : selectedText)}</SelectValue>
        <Icon name="down" size={16} />
      </Button>
      {hint && <Text slot="description" className="field-hint">{hint}</Text>}
      <Popover className="popover" offset={4}>
        <ListBox className="menu" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.name} className="menu-item">
              <span className="grow">
                {choice.name}
                {choice.hint && <span className="menu-hint">{choice.hint}</span>}
              </span>
              {value === choice.id && <Icon name="check" size={16} />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
