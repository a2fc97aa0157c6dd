import { useLayoutEffect } from 'react';
import { bindings, labelKeys } from '../../annotation/keys/bindings';
import { chordOf } from '../../annotation/keys/chord';
import { usePreferences } from '../../app/preferences';
import { chooseLabel, labelsShown } from '../model/labels';
import type { Desk } from '../model/desk';
import { actionsOf, arrow, type Doing } from './doing';
import { useRemaps } from './remaps';
import { takes } from './targets';

/** Keys of the whole workspace. What a control of its own needs them for goes first. */
export function useKeys(desk: Desk, doing: Doing): void {
  const remaps = useRemaps((s) => s.remaps);
  const singleKeys = usePreferences((p) => p.singleKeys);
  useLayoutEffect(() => {
    const bound = bindings(desk.stage === 'video' || desk.stage === 'audio' || desk.stage === 'frames' ? 'timeline' : 'canvas', remaps, singleKeys);
    const drawing = desk.stage === 'video' || desk.stage === 'frames' ? bindings('canvas', remaps, singleKeys) : bound;
    const onKey = (e: KeyboardEvent) => {
      const chord = chordOf(e);
      if (chord === null || takes(e.target, chord)) return;
      if (arrow(desk, chord, e.target)) return e.preventDefault();
      const action = bound.get(chord) ?? drawing.get(chord);
      if (action !== undefined) {
        // A key held down is one answer, not one for each task that comes.
        if (e.repeat && action === 'submit') return e.preventDefault();
        if (actionsOf(desk, doing)[action]?.(e.target) === true) e.preventDefault();
        return;
      }
      if (!singleKeys) return;
      const labels = labelsShown(desk);
      const at = labelKeys(labels, remaps).indexOf(chord);
      if (at >= 0) {
        chooseLabel(desk, labels[at]!.name);
        e.preventDefault();
      }
    };
    // On the way down: controls keep what reaches them to themselves, and a submit must work from any of them.
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [desk, doing, remaps, singleKeys]);
}
