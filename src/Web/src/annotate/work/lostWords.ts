import { annotateMessages, type useText } from '../../messages/annotate';

/** The hub's word for why a lease ended, in words, or a manager's own; a word of a newer server is told as the usual reason. */
export const lostWords = (t: ReturnType<typeof useText>, { reason = '', said }: { reason?: string; said?: string }): string =>
  said ? t('lost.manager', { said }) : `lost.${reason}` in annotateMessages ? t(`lost.${reason}` as 'lost.gone') : t('lost.gone');
