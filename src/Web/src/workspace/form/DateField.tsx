import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { endOfMonth, parseAbsoluteToLocal, parseDate, toCalendarDate, type CalendarDate, type DateValue, type ZonedDateTime } from '@internationalized/date';
import { Button, Calendar, CalendarCell, CalendarGrid, DateInput, DatePicker, DateSegment, Dialog, Group, Heading, Popover } from 'react-aria-components';
import { isText } from '../../annotation/json';
import { readDate } from '../../annotation/rules/dates';
import type { DateRule } from '../../annotation/rules/values';
import { Icon } from '../../components/Icon';
import { useText } from '../../messages/workspace';
import type { FieldProps } from './props';
import { FieldBox } from './FieldBox';
import './date.css';

/** A day; a moment where the taxonomy's bounds, or the answer that is there, are moments. On the wire 2026-01-31 or 2026-01-31T10:20:00.000Z. */
export default function DateField({ rule, value, onChange, ...props }: FieldProps<DateRule>) {
  const text = isText(value) ? value : null;
  const moments = [rule.min, rule.max, text].some((given) => given?.includes('T'));
  const read = (given: string | null): CalendarDate | ZonedDateTime | null => {
    const at = given === null ? null : readDate(given);
    if (at === null) return null;
    return moments ? parseAbsoluteToLocal(new Date(at).toISOString()) : parseDate(given!.slice(0, 10));
  };
  const t = useText();
  const intl = useIntl();
  const typed = useRef<HTMLDivElement>(null);
  /** What was typed and is no day, and what it became. */
  const [moved, setMoved] = useState<{ readonly day: number; readonly to: DateValue } | null>(null);
  const write = (given: DateValue | null) => {
    // The control takes the month's last day for one that it does not have, and keeps that to itself.
    const day = Number(typed.current?.querySelector('[data-type=day]')?.textContent);
    setMoved(given && day > endOfMonth(given).day && given.day === endOfMonth(given).day && !document.activeElement?.closest('[role=dialog]') ? { day, to: given } : null);
    tell(given);
  };
  const tell = (given: DateValue | null) => onChange(given === null ? undefined : 'toAbsoluteString' in given ? given.toAbsoluteString() : toCalendarDate(given).toString());
  return (
    <FieldBox {...props} group description={moved ? t('date.moved', { day: moved.day, date: intl.formatDate(moved.to.toString().slice(0, 10), { dateStyle: 'long', timeZone: 'UTC' }) }) : props.description}>
      <DatePicker aria-label={props.title} className="date" value={read(text)} onChange={write} minValue={read(rule.min)} maxValue={read(rule.max)} granularity={moments ? 'minute' : 'day'} isReadOnly={props.isReadOnly} hideTimeZone>
        <Group ref={typed} className="input date-group">
          <DateInput className="date-input">{(segment) => <DateSegment segment={segment} className="date-segment" />}</DateInput>
          <Button className="date-open"><Icon name="down" size={16} /></Button>
        </Group>
        <Popover className="popover">
          <Dialog className="date-dialog">
            <Calendar>
              <header className="row apart">
                <Button slot="previous" className="button quiet icon"><Icon name="left" /></Button>
                <Heading className="date-month" />
                <Button slot="next" className="button quiet icon"><Icon name="right" /></Button>
              </header>
              <CalendarGrid>{(date) => <CalendarCell date={date} className="date-cell" />}</CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </DatePicker>
    </FieldBox>
  );
}
