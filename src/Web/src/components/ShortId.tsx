import './short-id.css';

/** Letters kept at the ends of an id: those made one after the other differ at their end. */
const HEAD = 4;
const TAIL = 8;

/**
 * An id whose ends are seen and whose middle is hidden: copied, searched for and read aloud it is whole, and the pointer shows it. `head`,
 * `tail`: letters seen at its ends.
 */
export function ShortId({ id, head = HEAD, tail = TAIL }: { id: string; head?: number; tail?: number }) {
  // Three dots take the room of some letters: what is hardly longer stays as it is.
  if (id.length <= head + tail + 2) return <>{id}</>;
  return <span className="short-id" title={id}>{id.slice(0, head)}<span className="short-id-middle">{id.slice(head, -tail)}</span>{id.slice(-tail)}</span>;
}
