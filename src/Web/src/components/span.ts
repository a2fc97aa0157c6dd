import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { useText } from '../messages/shell';

export type Span = { unit: 's' | 'min' | 'h' | 'd'; major: number; minor: number };

/** A length of time as its largest unit and the rest in the next smaller one. Below ten seconds: tenths. */
export function spanOf(ms: number): Span {
  const seconds = ms / 1000;
  if (seconds < 9.95) return { unit: 's', major: Math.round(seconds * 10) / 10, minor: 0 };
  const whole = Math.round(seconds);
  if (whole < 60) return { unit: 's', major: whole, minor: 0 };
  if (whole < 3600) return { unit: 'min', major: Math.floor(whole / 60), minor: whole % 60 };
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return { unit: 'h', major: Math.floor(minutes / 60), minor: minutes % 60 };
  const hours = Math.round(seconds / 3600);
  return { unit: 'd', major: Math.floor(hours / 24), minor: hours % 24 };
}

/** Says milliseconds in the person's language: 2 h 5 min. */
export function useSpan(): (ms: number) => string {
  const t = useText();
  const intl = useIntl();
  return useCallback((ms) => {
    const { unit, major, minor } = spanOf(ms);
    return t(minor ? `span.${unit as 'min'}.rest` : `span.${unit}`, { n: intl.formatNumber(major), rest: minor });
  }, [t, intl]);
}
