/** Seconds as a person reads them: 0:07.3, 12:04.0, 1:02:09.5. */
export function clock(seconds: number, digits = 1): string {
  const whole = Math.floor(Math.max(0, seconds) * 10 ** digits + 1e-6) / 10 ** digits;
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const tail = s.toFixed(digits).padStart(digits > 0 ? 3 + digits : 2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${tail}` : `${m}:${tail}`;
}
