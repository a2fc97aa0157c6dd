import { Chip, type Tone } from '../../components/Chip';
import { opsMessages, useText, type OpsMessage } from '../../messages/ops';

const tones: Record<string, Tone> = { available: 'good', busy: 'info', break: 'warn', draining: 'review' };

export function Activity({ activity }: { activity: string }) {
  const t = useText();
  const id = `activity.${activity}`;
  return <Chip tone={tones[activity] ?? 'plain'}>{id in opsMessages ? t(id as OpsMessage) : activity}</Chip>;
}
