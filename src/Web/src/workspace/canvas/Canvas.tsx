import { useEffect, useRef, type ReactNode } from 'react';
import { resized } from '../../annotation/tools/view';
import { useDesk, useDoc, useUi } from '../model/context';
import { useText } from '../../messages/workspace';
import { Handles } from './Handles';
import { Links } from './Links';
import { Drawing } from './Drawing';
import { pointerOf } from './pointer';
import { Shapes } from './Shapes';
import './canvas.css';

/** A picture with shapes on it. What is under the shapes comes as `children` (SVG, in the picture's own pixels) or lies behind. */
export function Canvas({ width, height, children, behind }: { width: number; height: number; children?: ReactNode; behind?: ReactNode }) {
  const t = useText();
  const desk = useDesk();
  const root = useRef<SVGSVGElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const drawing = useUi((s) => s.tool !== 'select');
  const linking = useUi((s) => s.linkFrom !== null);
  const count = useDoc().items.length;

  useEffect(() => {
    const svg = root.current!;
    desk.look({ left: 0, top: 0, right: width, bottom: height });
    const measure = () => {
      const space = { width: svg.clientWidth, height: svg.clientHeight };
      desk.ui.setState((s) => ({ space, view: resized(s.view, desk.picture!, s.space, space) }));
    };
    desk.ui.setState({ space: { width: 0, height: 0 } });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(svg);
    const release = pointerOf(desk, svg, layer.current!);
    return () => {
      observer.disconnect();
      release();
    };
  }, [desk, width, height]);

  return (
    <div className="canvas-space">
      <div ref={layer} className="canvas-layer">
        {behind && <Behind>{behind}</Behind>}
        <svg
          ref={root}
          className={`canvas ${drawing ? 'drawing' : ''} ${linking ? 'linking' : ''}`}
          role="application"
          aria-label={t('canvas.name', { count })}
          aria-describedby="workspace-hint"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application takes keys of its own
          tabIndex={0}
          data-region="media"
          data-canvas
        >
          <Viewport>
            {children}
            <Shapes />
            <Links />
            <Drawing />
            <Handles />
          </Viewport>
        </svg>
      </div>
    </div>
  );
}

/** Only this follows pan and zoom: what is inside stays as it was drawn. */
function Viewport({ children }: { children: ReactNode }) {
  const { scale, x, y } = useUi((s) => s.view);
  return <g transform={`translate(${x} ${y}) scale(${scale})`}>{children}</g>;
}

function Behind({ children }: { children: ReactNode }) {
  const { scale, x, y } = useUi((s) => s.view);
  return <div className="canvas-behind" style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>{children}</div>;
}
