const TEXT = 'Grüße, 漢字 🙂';

/** The other end of the transports' contract; `undefined` for a connection that breaks. */
export function otherEnd(
  path: string,
  headers: Readonly<Record<string, string>>,
): { readonly status: number; readonly body: string } | undefined {
  if (path === '/broken') return undefined;
  if (path === '/echo') return { status: 200, body: JSON.stringify(headers) };
  if (path === '/text') return { status: 200, body: TEXT };
  return { status: Number(/\/status\/(\d+)/.exec(path)?.[1] ?? 200), body: '' };
}
