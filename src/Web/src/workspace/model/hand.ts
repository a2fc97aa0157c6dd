import { takeTool } from './actions';
import type { Desk } from './desk';
import type { Tool } from './ui';

/** What a person held when they left a task, by project: who draws boxes all day takes the tool up once. */
const hands = new Map<string, { tool: Tool; label: string | null }>();

/** Remembers what is taken up; told of each change, since the next task is made before the one before it goes. */
export const keepHand = ({ mode, task, ui }: Desk): (() => void) => ui.subscribe(({ tool, label }) => void (mode === 'label' && hands.set(task.project, { tool, label })));

/** Takes up again what the project's last task left in the hand, as far as this one knows it. */
export function takeHand(desk: Desk): void {
  const hand = hands.get(desk.task.project);
  if (!hand || desk.mode !== 'label' || desk.isDrawing) return;
  if (desk.kinds.some((kind) => desk.labelsOf(kind).includes(hand.label ?? ''))) desk.ui.setState({ label: hand.label });
  const tool = desk.kinds.find((kind) => kind === hand.tool);
  if (tool && tool !== 'region') takeTool(desk, tool);
}
