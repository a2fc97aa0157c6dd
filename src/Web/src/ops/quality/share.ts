import { useIntl } from 'react-intl';

/** Says a share; absent is undefined. */
export function useShare(): (share: number | null | undefined) => string | undefined {
  const intl = useIntl();
  return (share) => (share == null ? undefined : intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 }));
}
