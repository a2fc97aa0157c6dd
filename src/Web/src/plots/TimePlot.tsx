import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { onTheme } from '../components/theme';
import { COUNTS, lonely, roomFor } from './axis';
import './plots.css';

export interface Line {
  name: string;
  /** A token of the palette, such as `--state-done`. */
  colour: string;
  dashed?: boolean;
}

const HEIGHT = 220;

export interface PlotFormat {
  /** Says a moment, milliseconds since 1970. */
  time: (ms: number) => string;
  value: (n: number) => string;
  /** Least pixels from one moment to the next that is named. */
  room?: number;
  /** Distances between marks of the upright axis that make sense for its unit; the default is for counts. */
  marks?: readonly number[];
}

export interface TimePlotProps {
  label: string;
  at: readonly number[];
  /** null: nothing to say there; the line has a gap. */
  values: readonly (readonly (number | null)[])[];
  /** The same lines and format must be the same objects: other ones make another plot. */
  lines: readonly Line[];
  format: PlotFormat;
  /** First and last moment of the axis; left out, those of the values. Plots above each other have the same, so that one moment stands in one line. */
  span?: readonly [number, number] | undefined;
}

/** Lines over time. It is a picture: whoever shows it says the same in words and as a table. */
export function TimePlot({ label, at, values, lines, format, span }: TimePlotProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const ends = useRef(span);

  useEffect(() => {
    const element = host.current!;
    const ink = () => colourOf(element, '--ink-3');
    const grid = { stroke: () => colourOf(element, '--line'), width: 1 };
    const made = new uPlot(
      {
        width: element.clientWidth || 600,
        height: HEIGHT,
        legend: { show: false },
        cursor: { drag: { x: false, y: false }, y: false },
        scales: { x: { range: (_, first, last) => (ends.current ? [ends.current[0] / 1000, ends.current[1] / 1000] : [first, last]) }, y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] } },
        axes: [
          { stroke: ink, grid, ticks: grid, font: font(element), space: format.room ?? 72, values: (_, splits) => splits.map((s) => format.time(s * 1000)) },
          { stroke: ink, grid, ticks: { show: false }, font: font(element), size: (u, words) => roomFor(words ?? [], (word) => widthOf(u.ctx, word, font(element))), incrs: [...(format.marks ?? COUNTS)], values: (_, splits) => splits.map((s) => format.value(s)) },
        ],
        series: [{}, ...lines.map((line) => ({ stroke: () => colourOf(element, line.colour), width: 2, spanGaps: false, points: { show: true, filter: (u: uPlot, n: number) => lonely(u.data[n]!), fill: () => colourOf(element, '--surface') }, ...(line.dashed && { dash: [6, 4] }) }))],
      },
      [[], ...lines.map(() => [])] as uPlot.AlignedData,
      element,
    );
    plot.current = made;
    const sizes = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    sizes.observe(element);
    // Colours are read when lines are drawn: another theme only needs another drawing.
    const forget = onTheme(() => made.redraw(false, true));
    return () => {
      sizes.disconnect();
      forget();
      made.destroy();
    };
  }, [lines, format]);

  const [from, to] = span ?? [];
  useEffect(() => {
    ends.current = from === undefined || to === undefined ? undefined : [from, to];
    plot.current?.setData([at.map((ms) => ms / 1000), ...values] as uPlot.AlignedData);
  }, [at, values, lines, format, from, to]);

  return (
    <figure className="plot">
      <div ref={host} className="plot-canvas" role="img" aria-label={label} />
      <figcaption className="plot-legend" aria-hidden>
        {lines.map((line) => <span key={line.name} className={line.dashed ? 'dashed' : ''} style={{ color: `var(${line.colour})` }}><span>{line.name}</span></span>)}
      </figcaption>
    </figure>
  );
}

/** A canvas knows no light-dark(): the browser is asked what the token means here and now. */
function colourOf(element: HTMLElement, token: string): string {
  element.style.outlineColor = `var(${token})`;
  return getComputedStyle(element).outlineColor;
}

/** In pixels of the page: the canvas is drawn in those of the screen. */
function widthOf(canvas: CanvasRenderingContext2D, word: string, letters: string): number {
  canvas.save();
  canvas.font = letters;
  const { width } = canvas.measureText(word);
  canvas.restore();
  return width;
}

const font = (element: HTMLElement): string => `12px ${getComputedStyle(element).fontFamily}`;
