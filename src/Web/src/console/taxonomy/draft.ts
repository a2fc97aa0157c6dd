import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../../api/session';
import { type JsonObject, type Project } from '../../api/wire';
import { noteName, type Note } from '../../drafts/notes';
import * as basis from './basis';
import { isObject, type Path } from './json';

const place = (project: Project) => noteName(useSession.getState().session?.person.id ?? '', `taxonomy.${project.id}`);

/** The draft of this project on this device, or its published parameters. */
function load(project: Project): basis.Editing {
  try {
    const kept = JSON.parse(localStorage.getItem(place(project)) ?? 'null') as basis.Kept | null;
    return kept && isObject(kept.params) ? basis.resume(project, kept) : basis.begin(project);
  } catch {
    return basis.begin(project);
  }
}

export interface Draft {
  params: JsonObject;
  /** Parameters of the version that the draft was begun from. */
  from: JsonObject;
  /** Number of that version. */
  base: number;
  /** It says something else than what is published, or has a text that says nothing yet. */
  changed: boolean;
  /** Somebody published since: the person must choose before this can be published. */
  stale: boolean;
  /** What stands in the JSON tab and cannot be read; null: the text is the parameters. */
  text: string | null;
  /** Changes the text of the JSON tab, and with it the draft as soon as it can be read. */
  write: (text: string) => void;
  dropText: () => void;
  selected: Path | null;
  select: (path: Path | null) => void;
  edit: (change: (params: JsonObject) => JsonObject) => void;
  undo: (() => void) | undefined;
  redo: (() => void) | undefined;
  /** What is published now takes the draft's place. */
  discard: () => void;
  /** The draft is to replace what is published now. */
  keep: () => void;
}

/** A project's taxonomy while it is edited: undone step by step, kept on this device until it is published or discarded. */
export function useDraft(project: Project): Draft {
  const [state, setState] = useState(() => load(project));
  const [selected, select] = useState<Path | null>(null);
  const followed = basis.follow(state, project);
  if (followed !== state) setState(followed);
  const changed = basis.isTouched(followed);
  // Another tab may keep a draft in the same place: only who wrote it there, or took it from there, takes it away.
  const kept = useRef(localStorage.getItem(place(project)) !== null);

  useEffect(() => {
    if (changed) localStorage.setItem(place(project), JSON.stringify({ of: 'taxonomy', project: project.name, at: Date.now(), base: followed.base, params: followed.params, text: followed.text } satisfies basis.Kept & Note));
    else if (kept.current) localStorage.removeItem(place(project));
    kept.current = changed;
  }, [project, followed, changed]);

  const edit = useCallback((change: (params: JsonObject) => JsonObject) => setState((s) => basis.edit(s, change)), []);
  const discard = useCallback(() => {
    setState(basis.begin(project));
    select(null);
  }, [project]);
  const whole = followed.text === null;
  return {
    params: followed.params,
    from: followed.from,
    base: followed.base,
    changed,
    stale: changed && whole && basis.isStale(followed, project),
    text: followed.text,
    write: useCallback((text: string) => setState((s) => basis.write(s, text)), []),
    dropText: () => setState(basis.dropText),
    selected,
    select,
    edit,
    undo: whole && followed.past.length > 0 ? () => setState(basis.undo) : undefined,
    redo: whole && followed.future.length > 0 ? () => setState(basis.redo) : undefined,
    discard,
    keep: () => setState((s) => basis.over(s, project)),
  };
}
