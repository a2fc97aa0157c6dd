import { useEffect, useMemo, useRef, useState } from 'react';
import type { EventItem, SpanItem } from '../../annotation/document/document';
import { Loading } from '../../components/States';
import { MediaFailed } from '../media/MediaFailed';
import { useTextOf } from '../media/useTextOf';
import type { Source } from '../media/sources';
import { linkTo, placeEvent, placeSpan, select } from '../model/actions';
import { useDesk, useDoc, useUi } from '../model/context';
import { lookOf } from '../model/colors';
import { marking } from '../model/labels';
import { useText } from '../../messages/workspace';
import { paint } from './paint';
import { trimmed, wordAt, wordsOf } from './words';
import './text.css';

interface Chosen {
  readonly start: number;
  readonly end: number;
}

/** A text in which words are marked; spans may overlap. Painted by the browser's highlights: the text stays one piece. */
export default function TextStage({ source, onFlag }: { source: Source | undefined; onFlag: (() => void) | undefined }) {
  const t = useText();
  const desk = useDesk();
  const { items } = useDoc();
  const { text: found, failed, retry } = useTextOf(source);
  const text = found ?? '';
  const words = useMemo(() => wordsOf(text), [text]);
  const host = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [caret, setCaret] = useState(0);
  const selected = useUi((s) => s.selected);
  const spans = useMemo(() => items.filter((i): i is SpanItem | EventItem => i.kind === 'span' || i.kind === 'event'), [items]);

  useEffect(() => {
    const node = host.current?.firstChild;
    if (!(node instanceof Text)) return;
    return paint(node, [
      ...spans.map((s) => ({ name: s.key, start: s.shape.start, end: s.shape.end, color: lookOf(desk.taxonomy!.labels, s.label).color, strong: selected.includes(s.key) })),
      ...(chosen && desk.editable ? [{ name: 'chosen', ...chosen, color: 'chosen', strong: false }] : []),
    ]);
  }, [desk, spans, selected, chosen, text]);

  const mark = () => {
    if (!chosen || !desk.editable || chosen.end <= chosen.start) return false;
    const piece = { ...chosen, text: text.slice(chosen.start, chosen.end) };
    if (desk.kinds.includes('span') && desk.labelsOf('span').includes(desk.ui.getState().label ?? '')) placeSpan(desk, piece);
    else if (desk.kinds.includes('event')) placeEvent(desk, { type: 'range', start: piece.start, end: piece.end });
    else placeSpan(desk, piece);
    setChosen(null);
    window.getSelection()?.removeAllRanges();
    return true;
  };
  const latest = useRef(mark);
  useEffect(() => {
    latest.current = mark;
  });
  useEffect(() => {
    // A label chosen while words are selected marks them; else it is for the next.
    marking.set(desk, () => latest.current());
    return () => void marking.delete(desk);
  }, [desk]);

  const fromMouse = () => {
    const picked = window.getSelection();
    const node = host.current?.firstChild;
    if (!picked || picked.rangeCount === 0 || !node) return;
    const range = picked.getRangeAt(0);
    if (range.collapsed) {
      const at = range.startContainer === node ? range.startOffset : -1;
      const hit = spans.filter((s) => s.shape.start <= at && at < s.shape.end).sort((a, b) => a.shape.end - a.shape.start - (b.shape.end - b.shape.start))[0];
      setChosen(null);
      if (hit && desk.ui.getState().linkFrom !== null) return void linkTo(desk, hit.id);
      return select(desk, hit ? [hit.key] : []);
    }
    if (range.startContainer !== node || range.endContainer !== node) return;
    select(desk, []);
    setChosen(trimmed(text, range.startOffset, range.endOffset));
    setCaret(wordAt(words, range.endOffset - 1));
  };
  const onKey = (e: React.KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[e.key];
    if (e.key === 'Enter' && mark()) return e.preventDefault();
    if (by === undefined || e.ctrlKey || e.altKey || words.length === 0) return;
    e.preventDefault();
    const next = Math.max(0, Math.min(words.length - 1, chosen ? caret + by : caret));
    setCaret(next);
    const word = words[next]!;
    select(desk, []);
    setChosen(e.shiftKey && chosen ? { start: Math.min(chosen.start, word.start), end: by < 0 && word.start > chosen.start ? word.end : Math.max(by < 0 ? word.end : chosen.end, word.end) } : word);
  };
  if (failed) return <MediaFailed icon="text" onRetry={retry} onFlag={onFlag} />;
  if (found === null) return <div className="text-stage"><Loading rows={8} /></div>;
  return (
    <div className="text-stage">
      {desk.task.instruction && <p className="form-instruction">{desk.task.instruction}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={host} className="text-body" role="textbox" aria-multiline aria-readonly aria-label={t('text.name')} tabIndex={0} lang="" dir="auto" data-region="media" onMouseUp={fromMouse} onKeyDown={onKey}>{text}</div>
      <p className="visually-hidden" role="status">{chosen ? text.slice(chosen.start, chosen.end) : ''}</p>
    </div>
  );
}
