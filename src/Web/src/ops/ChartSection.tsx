import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { LinkButton } from '../components/LinkButton';
import { Section } from '../components/Page';
import { saveFile } from '../components/saveFile';
import { useText } from '../messages/ops';

export interface ChartSectionProps {
  title: string;
  hint?: ReactNode;
  csv: Sheet;
  /** Address of the tasks behind it. */
  behind?: string | undefined;
  chart: ReactNode;
  table: ReactNode;
}

/** The same figures as a file: the address of one, or what the page itself holds, asked for when it is wanted. */
export type Sheet = string | { name: string; sheet: () => string };

/** A chart that can be read as a table, taken along as a file, and followed to what is behind it. */
export function ChartSection({ title, hint, csv, behind, chart, table }: ChartSectionProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <Section
      title={title}
      hint={hint}
      actions={
        <>
          {behind && <Behind to={behind} />}
          <ViewSwitch asTable={asTable} onChange={setAsTable} />
          <Csv of={csv} />
        </>
      }
    >
      {asTable ? table : chart}
    </Section>
  );
}

function Behind({ to }: { to: string }) {
  const t = useText();
  return <LinkButton to={to} size="small" kind="quiet">{t('behind.tasks')}</LinkButton>;
}

export function ViewSwitch({ asTable, onChange }: { asTable: boolean; onChange: (asTable: boolean) => void }) {
  const t = useText();
  return <Button size="small" kind="quiet" onPress={() => onChange(!asTable)}>{t(asTable ? 'flow.chart' : 'flow.table')}</Button>;
}

export const Csv = ({ of }: { of: Sheet }) => (typeof of === 'string' ? <CsvLink href={of} /> : <CsvButton {...of} />);

export function CsvLink({ href }: { href: string }) {
  const t = useText();
  return <a className="button as-link quiet small" href={href} download><Icon name="download" size={15} />{t('flow.csv')}</a>;
}

/** The same for what the page itself holds; `sheet` is asked when it is wanted. */
export function CsvButton({ name, sheet }: { name: string; sheet: () => string }) {
  const t = useText();
  return <Button size="small" kind="quiet" onPress={() => saveFile(`${name}.csv`, sheet(), 'text/csv')}><Icon name="download" size={15} />{t('flow.csv')}</Button>;
}

/** A long table scrolls within the section, by keys too. */
export function ScrollTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is scrolled by keys as well
    <div className="table-scroll flow-table" tabIndex={0} role="group" aria-label={label}>
      <table className="table">{children}</table>
    </div>
  );
}
