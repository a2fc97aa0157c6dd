/** The sign of the product: a queue, and one person's turn. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <rect width="32" height="32" rx="8" fill="#0f766e" />
      <rect x="7" y="8" width="18" height="4" rx="2" fill="#fff" />
      <rect x="7" y="14" width="12" height="4" rx="2" fill="#fff" opacity=".78" />
      <rect x="7" y="20" width="7" height="4" rx="2" fill="#fff" opacity=".56" />
      <circle cx="22" cy="22" r="3.2" fill="#fcd34d" />
    </svg>
  );
}
