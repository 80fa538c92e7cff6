/** The keys of `methodSettings`, for the eye. */

/**
 * `GET /orders/{id}` for `~1orders~1{id}/GET`, `All methods` for the stage-wide key. A key in which something is odd
 * stays as it is.
 */
export function methodLabel(key: string): string {
  const [, path, method] = /^(.+)\/([A-Z]+|\*)$/.exec(key) ?? [];
  if (path === undefined || method === undefined) return key;
  if (path === '*' && method === '*') return 'All methods';
  // Keys without the escape exist and work for no nested path; showing one as if it did would hide that.
  if (!path.startsWith('~1') || path.includes('/')) return key;
  return `${method === '*' ? 'ANY' : method} ${path.replaceAll('~1', '/').replaceAll('~0', '~')}`;
}
