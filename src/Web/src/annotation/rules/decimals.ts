/** Whether a number lies a whole number of steps from the origin, counted in decimals as the server does: 0.3 is three steps of 0.1. */
export function isOnStep(value: number, origin: number, step: number): boolean {
  const parts = [value, origin, step].map(parse);
  const scale = Math.max(...parts.map((p) => p.scale));
  const [v, o, s] = parts.map((p) => p.digits * 10n ** BigInt(scale - p.scale)) as [bigint, bigint, bigint];
  return (v - o) % s === 0n;
}

function parse(value: number): { digits: bigint; scale: number } {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}
