import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { standing, useConnection } from '../api/connection';
import { useText } from '../messages/shell';

/** Whether the server hears us; said aloud when it changes. */
export function ConnectionChip() {
  const t = useText();
  const now = useConnection(standing);
  return (
    <TooltipTrigger delay={300}>
      <Button className={`connection ${now}`}>
        <span className="connection-dot" aria-hidden />
        <span className="connection-word" role="status">{t(`connection.${now}`)}</span>
      </Button>
      <Tooltip className="tooltip" offset={6}>{t(`connection.explain.${now}`)}</Tooltip>
    </TooltipTrigger>
  );
}
