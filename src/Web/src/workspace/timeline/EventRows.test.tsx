import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../messages/Language';
import { DeskContext } from '../model/context';
import { Desk } from '../model/desk';
import { EventRows } from './EventRows';
import { audioUnits } from './units';

afterEach(cleanup);

it('a drag along a label’s row draws an event there, a click goes there', () => {
  const desk = new Desk({ key: 't', type: 'audiotranscription', project: 'Door', instruction: null, params: { attachment: 'https://e.org/a.wav', events_to_annotate: ['bell', 'bark'] }, inherited: {}, attachments: [] }, 'label', null);
  const onSeek = vi.fn();
  render(
    <LanguageProvider>
      <DeskContext value={desk}><EventRows units={audioUnits} length={10} at={0} show={String} onSeek={onSeek} /></DeskContext>
    </LanguageProvider>,
  );
  const lane = screen.getByText('bark').nextElementSibling as HTMLElement;
  vi.spyOn(lane, 'getBoundingClientRect').mockReturnValue({ left: 100, width: 500 } as DOMRect);
  vi.spyOn(lane, 'clientWidth', 'get').mockReturnValue(500);
  const at = (clientX: number) => ({ clientX, button: 0, pointerId: 1 });

  fireEvent.pointerDown(lane, at(400));
  fireEvent.pointerMove(lane, at(300));
  fireEvent.pointerMove(lane, at(150));
  fireEvent.pointerUp(lane, at(150));
  expect(desk.response().events).toMatchObject([{ label: 'bark', type: 'range', start: 1, end: 6 }]);
  expect(onSeek).not.toHaveBeenCalled();

  fireEvent.pointerDown(lane, at(200));
  fireEvent.pointerMove(lane, at(201));
  fireEvent.pointerUp(lane, at(201));
  expect(onSeek).toHaveBeenCalledWith(2);
  desk.store.undo();
  expect(desk.response().events ?? []).toEqual([]);
});
