import { isText, type Json } from '../json';
import { noLabel } from './rule';

/** The group of an annotation that is known but was not reached yet. */
export const foreseen = -1;

/** The annotations of a response by uuid: for links, and so that no uuid is used twice. */
export class AnnotationIndex {
  private readonly entries = new Map<string, { number: number; label: number; group: number }>();

  /** Adds an annotation; in another group the same uuid is the same object seen again. Null when all is well. */
  add(uuid: Json | undefined, label: number, group: number): 'duplicate' | 'not_allowed' | null {
    if (!isText(uuid)) return null;
    const known = this.entries.get(uuid);
    if (!known) {
      this.entries.set(uuid, { number: this.entries.size, label, group });
      return null;
    }
    const before = { ...known };
    // A label that is none of the taxonomy's is told already, and says nothing of the others.
    Object.assign(known, { group, label: before.label < 0 ? label : before.label });
    return before.group === group ? 'duplicate' : before.label >= 0 && label >= 0 && before.label !== label ? 'not_allowed' : null;
  }

  find(uuid: Json | undefined): { number: number; label: number } {
    return (isText(uuid) && this.entries.get(uuid)) || { number: -1, label: noLabel };
  }
}
