import { isText, type Json } from '../json';
import { noLabel } from './rule';

/** The group of an annotation that is known but was not reached yet. */
export const foreseen = -1;

/** The annotations of a response by uuid: for links, and so that no uuid is used twice. */
export class AnnotationIndex {
  private readonly entries = new Map<string, { number: number; label: number; group: number }>();

  /** False when the uuid is in the same group already; in another group it is the same object seen again. */
  tryAdd(uuid: Json | undefined, label: number, group: number): boolean {
    if (!isText(uuid)) return true;
    const known = this.entries.get(uuid);
    if (!known) {
      this.entries.set(uuid, { number: this.entries.size, label, group });
      return true;
    }
    const before = known.group;
    known.group = group;
    return before !== group;
  }

  find(uuid: Json | undefined): { number: number; label: number } {
    return (isText(uuid) && this.entries.get(uuid)) || { number: -1, label: noLabel };
  }
}
