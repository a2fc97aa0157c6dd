import { changeItems } from '../../annotation/document/edits';
import { placeEvent } from '../model/actions';
import type { Desk } from '../model/desk';
import { eventOf, seconds, type Units } from './units';

/** Begins an event at the playhead, ends the selected one there, or sets a point. */
export interface EventActs {
  begin: () => void;
  end: () => void;
  point: () => void;
}

/** @param now Where the playhead is, in seconds or frames of these units. */
export const eventActs = (desk: Desk, units: Units, now: () => number): EventActs => ({
  begin: () => desk.editable && placeEvent(desk, eventOf(units, now(), now())),
  end: () => {
    const event = desk.selection.find((i) => i.kind === 'event');
    if (!desk.editable || !event) return;
    const { start } = seconds(units, event.shape);
    desk.store.change(changeItems([event.key], (i) => (i.kind === 'event' ? { ...i, shape: eventOf(units, Math.min(start, now()), Math.max(start, now())) } : i)));
  },
  point: () => desk.editable && placeEvent(desk, eventOf(units, now(), null)),
});
