import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';

/** A choice between a few views of one thing. */
export function TabList<T extends string>({ label, tabs, value, onChange }: { label: string; tabs: { id: T; name: string }[]; value: T; onChange: (id: T) => void }) {
  return (
    <ToggleButtonGroup className="segments" aria-label={label} selectionMode="single" disallowEmptySelection selectedKeys={[value]} onSelectionChange={(keys) => onChange([...keys][0] as T)}>
      {tabs.map((tab) => <ToggleButton key={tab.id} id={tab.id} className="segment">{tab.name}</ToggleButton>)}
    </ToggleButtonGroup>
  );
}
