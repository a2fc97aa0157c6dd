/** Height of a row, in pixels. */
export const ROW = 44;

/** Tallest element that all browsers lay out, in pixels, with room to spare: Firefox ends at 17.8 million, a million rows have 44. */
const TALLEST = 15_000_000;

/** At either end of a list that is taller, so many pixels are what they seem; those between stand for several each. */
const TRUE_ENDS = 1_000_000;

/** A move of the scroll bar that is longer than so many windows is a jump; everything shorter, as a wheel or a key makes, goes row by row. */
const LOCAL_WINDOWS = 3;

/** Where a list is scrolled to. `top` is what the browser says; the row at `top + shift` stands at the window's upper edge. */
export interface Scroll {
  top: number;
  shift: number;
}

/** A list of very many rows in an element that is as tall as browsers allow. */
export class LongList {
  /** Of the element, and of the rows it stands for, in pixels. */
  readonly height: number;
  private readonly most: number;
  private readonly mostTrue: number;

  constructor(rows: number, private readonly window: number) {
    const whole = rows * ROW;
    this.height = Math.min(whole, TALLEST);
    this.most = Math.max(0, this.height - window);
    this.mostTrue = Math.max(0, whole - window);
  }

  /** After the browser has scrolled to `top`. */
  moved(from: Scroll, top: number): Scroll {
    const way = top - from.top;
    // The ends are the ends, whatever the shift has become.
    if (top <= 0 || top >= this.most || Math.abs(way) > LOCAL_WINDOWS * this.window) return { top, shift: this.trueOf(top) - top };
    return { top, shift: Math.min(Math.max(from.top + from.shift + way, 0), this.mostTrue) - top };
  }

  /** To a row, which comes to the window's upper edge. */
  at(row: number): Scroll {
    return this.rest({ top: 0, shift: row * ROW });
  }

  /** The same view with the scroll bar where it belongs: going row by row, it moved too far for what it stands for. */
  rest({ top, shift }: Scroll): Scroll {
    const place = Math.min(Math.max(top + shift, 0), this.mostTrue);
    const settled = Math.round(this.topOf(place));
    return { top: settled, shift: place - settled };
  }

  /** First and last row in the window, and how far above its edge the first begins. */
  rows({ top, shift }: Scroll): { first: number; last: number } {
    const place = Math.max(0, top + shift);
    return { first: Math.floor(place / ROW), last: Math.max(0, Math.ceil((place + this.window) / ROW) - 1) };
  }

  private get end(): number {
    return Math.min(TRUE_ENDS, this.most / 4);
  }

  private trueOf(top: number): number {
    const end = this.end;
    if (top <= end) return Math.max(0, top);
    if (top >= this.most - end) return this.mostTrue - Math.max(0, this.most - top);
    return end + ((top - end) * (this.mostTrue - 2 * end)) / (this.most - 2 * end);
  }

  private topOf(place: number): number {
    const end = this.end;
    if (place <= end) return place;
    if (place >= this.mostTrue - end) return this.most - (this.mostTrue - place);
    return end + ((place - end) * (this.most - 2 * end)) / (this.mostTrue - 2 * end);
  }
}
