const common = { width: 15, height: 15, viewBox: '0 0 20 20', fill: 'none', stroke: 'currentColor', strokeWidth: 1.7, strokeLinecap: 'round', strokeLinejoin: 'round', 'aria-hidden': true } as const;

export const Eye = ({ closed }: { closed: boolean }) => (
  <svg {...common}>
    <path d="M2 10c2-3.700 4.700-5.500 8-5.500s6 1.800 8 5.500c-2 3.700-4.700 5.500-8 5.500S4 13.700 2 10z" />
    <path d={closed ? 'M3 17L17 3' : 'M10 12.300a2.300 2.300 0 1 0 0-4.600 2.300 2.300 0 0 0 0 4.600z'} />
  </svg>
);

export const Padlock = ({ closed }: { closed: boolean }) => (
  <svg {...common}>
    <path d="M5 9.500h10v7H5z" />
    <path d={closed ? 'M7 9.500V7a3 3 0 0 1 6 0v2.500' : 'M7 9.500V6a3 3 0 0 1 5.800-1'} />
  </svg>
);
