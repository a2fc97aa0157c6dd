import type { ReactNode } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { IconButton } from './Button';
import { Icon, type IconName } from './Icon';
import './menu.css';

export interface Action {
  id: string;
  name: string;
  icon?: IconName;
  danger?: boolean;
  isDisabled?: boolean;
  href?: string;
  onAction?: () => void;
  /** A line above it. */
  apart?: boolean;
}

/** A button that opens a list of actions. */
export function ActionMenu({ label, actions, trigger }: { label: string; actions: Action[]; trigger?: ReactNode }) {
  return (
    <MenuTrigger>
      {trigger ?? (
        <IconButton label={label}>
          <Icon name="more" />
        </IconButton>
      )}
      <Popover className="popover" placement="bottom end">
        <AriaMenu className="menu" aria-label={label}>
          {actions.flatMap((action) => [
            action.apart && <Separator key={`${action.id}-line`} className="menu-separator" />,
            <AriaMenuItem key={action.id} id={action.id} textValue={action.name} href={action.href} isDisabled={action.isDisabled} onAction={action.onAction} className={`menu-item ${action.danger ? 'danger' : ''}`}>
              {action.icon && <Icon name={action.icon} size={16} />}
              <span className="grow">{action.name}</span>
            </AriaMenuItem>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
