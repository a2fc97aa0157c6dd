import { pan } from '../../annotation/tools/view';
import type { Desk } from '../model/desk';

/** Milliseconds without a further step after which a slide by wheel is over. */
const idle = 120;

/**
 * Panning without drawing: while the picture slides, its finished pixels are moved, and only at the end the view is set and drawn
 * anew. Drawing hundreds of outlines for every step would cost a frame or two each.
 */
export class Slide {
  private dx = 0;
  private dy = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly desk: Desk,
    private readonly layer: HTMLElement,
  ) {}

  by(dx: number, dy: number): void {
    clearTimeout(this.timer);
    this.dx += dx;
    this.dy += dy;
    this.layer.style.transform = `translate(${this.dx}px, ${this.dy}px)`;
  }

  /** For steps of which nobody says which is the last. */
  byAndBy(dx: number, dy: number): void {
    this.by(dx, dy);
    this.timer = setTimeout(() => this.end(), idle);
  }

  /** Whoever looks at the view must end a slide first. */
  end(): void {
    clearTimeout(this.timer);
    const { dx, dy } = this;
    if (dx === 0 && dy === 0) return;
    this.dx = this.dy = 0;
    this.layer.style.transform = '';
    this.desk.ui.setState((s) => ({ view: pan(s.view, dx, dy) }));
  }
}
