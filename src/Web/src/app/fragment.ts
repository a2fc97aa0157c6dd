/** Takes a secret such as `#link=…` out of the address: it stands in no request, and after this in no history either. */
export function takeFragment(name: string): string | null {
  const value = new URLSearchParams(window.location.hash.slice(1)).get(name);
  if (value !== null) window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return value;
}
