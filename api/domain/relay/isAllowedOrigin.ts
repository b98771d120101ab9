/**
 * Whether the address is of one of the origins; `https://*.example.com` is any host below example.com. Addresses that
 * carry a name or password are none.
 */
export function isAllowedOrigin(address: string, origins: readonly string[]): boolean {
  const url = URL.parse(address);
  if (!url || url.username !== '' || url.password !== '') return false;
  return origins.some((origin) => {
    const [, parent] = /^https:\/\/\*\.(.+)$/.exec(origin) ?? [];
    if (parent === undefined) return URL.parse(origin)?.origin === url.origin;
    const end = `.${parent.toLowerCase()}`;
    const isBelow = url.hostname.endsWith(end) && url.hostname.length > end.length;
    return url.protocol === 'https:' && url.port === '' && isBelow;
  });
}
