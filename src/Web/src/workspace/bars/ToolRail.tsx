import type { ReactNode } from 'react';
import { Tooltip, TooltipTrigger, Button as AriaButton } from 'react-aria-components';
import { toolKeys } from '../../annotation/keys/actions';
import { written } from '../../annotation/keys/chord';
import { isShapeKind, type ShapeKind } from '../../annotation/shapes/registry';
import { useRemaps } from '../keys/remaps';
import { beginLink, canLink, fitAll, redo, takeTool, undo, zoom } from '../model/actions';
import { useDesk, useDoc, useUi } from '../model/context';
import { useText } from '../../messages/workspace';

const onMac = /^(Mac|iP)/.test(navigator.platform);

/** Line drawings on a 20 px grid. */
const signs: Readonly<Record<string, string>> = {
  select: 'M4 2.5l11.5 6.5-5 1.3L8 15.5z',
  box: 'M3.5 4.5h13v11h-13z',
  rotatedBox: 'M10 2.5l7.5 7.5-7.5 7.5L2.5 10z',
  polygon: 'M10 3l7 5-2.5 8.5h-9L3 8z',
  line: 'M3.5 15.5l4-8 4.5 5 4.5-8.5',
  point: 'M10 3v4M10 13v4M3 10h4M13 10h4M10 11.3a1.3 1.3 0 1 0 0-2.6 1.3 1.3 0 0 0 0 2.6z',
  ellipse: 'M10 15.5c4.1 0 7-2.5 7-5.5s-2.9-5.5-7-5.5S3 7 3 10s2.9 5.5 7 5.5z',
  cuboid: 'M3 7h9v9.5H3zM3 7l4.5-3.5H17V13l-5 3.5M12 7l5-3.5',
  undo: 'M7.5 4L3.5 8l4 4M3.5 8h8a5 5 0 0 1 0 9H8',
  redo: 'M12.5 4l4 4-4 4M16.5 8h-8a5 5 0 0 0 0 9H12',
  zoomIn: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17M9 6.5v5M6.5 9h5',
  zoomOut: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L17 17M6.5 9h5',
  fit: 'M3.5 7.5v-4h4M16.5 7.5v-4h-4M3.5 12.5v4h4M16.5 12.5v4h-4',
  link: 'M4 16L15 5M15 5h-6M15 5v6',
};

export function ToolRail() {
  const t = useText();
  const desk = useDesk();
  const remaps = useRemaps((s) => s.remaps);
  useDoc();
  const tool = useUi((s) => s.tool);
  const any = useUi((s) => s.selected.length > 0);
  const linking = useUi((s) => s.linkFrom !== null);
  const begun = useUi((s) => s.draw.points.length > 0);
  const taken = useUi((s) => (s.draw.taken?.length ?? 0) > 0);
  const { ui, store } = desk;
  const zooms = ['image', 'frames', 'video'].includes(desk.stage);
  if (!zooms && (!desk.editable || desk.kinds.length === 0)) return null;
  const kinds = desk.editable ? desk.kinds.filter(isShapeKind) : [];
  const keyOf = (kind: 'select' | ShapeKind) => remaps[`tool.${kind === 'rotatedBox' ? 'box' : kind}`]?.[0] ?? toolKeys[kind];
  return (
    <div className="rail" role="toolbar" aria-orientation="vertical" aria-label={t('tools')} data-region="tools">
      {desk.editable && kinds.length > 0 && <Tool sign="select" label={t('tool.select')} keys={keyOf('select')} isOn={tool === 'select' && !linking} onPress={() => takeTool(desk, 'select')} />}
      {kinds.map((kind) => <Tool key={kind} sign={kind} label={t(`tool.${kind}`)} keys={keyOf(kind)} isOn={tool === kind} onPress={() => takeTool(desk, kind)} />)}
      {canLink(desk) && <Tool sign="link" label={t('tool.link')} keys="Alt+R" isOn={linking} isDisabled={!any && !linking} onPress={() => (linking ? ui.setState({ linkFrom: null }) : beginLink(desk))} />}
      {desk.editable && (
        <>
          {(kinds.length > 0 || canLink(desk)) && <span className="rail-gap" />}
          <Tool sign="undo" label={t('tool.undo')} keys="Ctrl+Z" isDisabled={!store.canUndo && !linking && !begun} onPress={() => undo(desk)} />
          <Tool sign="redo" label={t('tool.redo')} keys={onMac ? 'Ctrl+Shift+Z' : 'Ctrl+Y'} isDisabled={!store.canRedo && !taken} onPress={() => redo(desk)} />
        </>
      )}
      {zooms && (
        <>
          <Tool sign="zoomIn" label={t('tool.zoomIn')} keys="+" onPress={() => zoom(desk, 1.25)} />
          <Tool sign="zoomOut" label={t('tool.zoomOut')} keys="−" onPress={() => zoom(desk, 0.8)} />
          <Tool sign="fit" label={t('tool.fit')} keys="0" onPress={() => fitAll(desk)} />
        </>
      )}
    </div>
  );
}

function Tool({ sign, label, keys, isOn, isDisabled, onPress }: { sign: string; label: string; keys: string; isOn?: boolean; isDisabled?: boolean; onPress: () => void }): ReactNode {
  return (
    <TooltipTrigger delay={500}>
      <AriaButton className={`tool ${isOn ? 'on' : ''}`} aria-label={label} aria-pressed={isOn} isDisabled={isDisabled} onPress={onPress}>
        <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden><path d={signs[sign]} /></svg>
        {/* Painted, not written: a voice that says "press box" must find the name alone. */}
        <span className="tool-key" data-keys={written(keys, onMac)} aria-hidden />
      </AriaButton>
      <Tooltip className="tooltip" placement="end" offset={6}>{label} ({written(keys, onMac)})</Tooltip>
    </TooltipTrigger>
  );
}
