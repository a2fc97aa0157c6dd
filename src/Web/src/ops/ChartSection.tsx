import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button';
import { Icon } from '../components/Icon';
import { Section } from '../components/Page';
import { saveFile } from '../components/saveFile';
import { useText } from '../messages/ops';

export interface ChartSectionProps {
  title: string;
  hint?: ReactNode;
  /** Address of the same figures as a file. */
  csv: string;
  chart: ReactNode;
  table: ReactNode;
}

/** A chart that can be read as a table, and taken along as a file. */
export function ChartSection({ title, hint, csv, chart, table }: ChartSectionProps) {
  const t = useText();
  const [asTable, setAsTable] = useState(false);
  return (
    <Section
      title={title}
      hint={hint}
      actions={
        <>
          <Button size="small" kind="quiet" onPress={() => setAsTable(!asTable)}>{t(asTable ? 'flow.chart' : 'flow.table')}</Button>
          <CsvLink href={csv} />
        </>
      }
    >
      {asTable ? table : chart}
    </Section>
  );
}

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
