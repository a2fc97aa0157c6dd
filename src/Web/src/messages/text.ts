import { useMemo } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import { isPseudo, pseudo } from './pseudo';

type Values = Record<string, string | number | boolean | Date | null | undefined>;

/** Says the message with this id in the person's language. */
export type Text<M> = (id: keyof M & string, values?: Values) => string;

/**
 * A hook that says the messages of one area: `const useText = textOf(consoleMessages)`, then `t('batches.title', { n })`.
 * Every area keeps its English messages beside the others in this folder, so that they load with its code and ids are checked.
 */
export function textOf<M extends Record<string, string>>(messages: M): () => Text<M> {
  return function useText() {
    const intl = useIntl();
    return useMemo(() => sayer(intl, messages), [intl]);
  };
}

/** The same outside of components. */
export function sayer<M extends Record<string, string>>(intl: IntlShape, messages: M): Text<M> {
  return (id, values) => {
    const english = messages[id] ?? id;
    return intl.formatMessage({ id, defaultMessage: isPseudo(intl.locale) ? pseudo(english) : english }, values);
  };
}
