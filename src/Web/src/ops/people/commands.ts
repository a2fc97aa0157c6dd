import { useMutation, useQueryClient } from '@tanstack/react-query';
import { send } from '../../api/client';
import type { CommandReply } from '../../api/metrics';
import { toast } from '../../components/toasts';
import { opsMessages, useText, type OpsMessage } from '../../messages/ops';

export type Command = { does: 'pause' | 'resume' } | { does: 'release'; reason: string } | { does: 'message'; text: string } | { does: 'assign'; task?: string; project?: string };
export interface Named {
  id: string;
  name: string;
}

/** Outcomes after which nothing is otherwise than before. */
const VAIN = new Set(['offline', 'nothing_held', 'not_connected']);

/** Steers one person, and says what came of it. */
export function useCommand() {
  const t = useText();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ person, command: { does, ...body } }: { person: Named; command: Command }) => send<CommandReply>('POST', `/api/ops/people/${encodeURIComponent(person.id)}/${does}`, body),
    onSuccess: ({ outcome }, { person, command }) => {
      const id = outcome === 'done' ? `outcome.done.${command.does}` : `outcome.${outcome}`;
      const words = id in opsMessages ? t(id as OpsMessage, { name: person.name }) : outcome;
      if (VAIN.has(outcome)) toast.info(words);
      else toast.good(words);
    },
    onError: (error) => toast.bad(t('failed'), error),
    onSettled: () => queries.invalidateQueries({ queryKey: ['ops', 'people'] }),
  });
}
