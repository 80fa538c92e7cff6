/** What a path of a usage plan's throttle looks like: `/path/METHOD`, with plain slashes and one in front. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import { httpMethods } from '../../knowledge/vocabularies/http-methods.js';
import { pathMethod } from '../../knowledge/vocabularies/rest-paths.js';
import { usagePlan } from '../../knowledge/vocabularies/usage-plans.js';
import type { RestPaths } from '../method-settings/rest-paths.js';
import type { Severity } from '../rule.js';
import { listed } from '../wording.js';

/** What is wrong with the path of a usage plan's throttle. */
export interface PathFault {
  readonly severity?: Severity;
  readonly why: string;
  readonly remedy: string;
  /** What may be meant, best first; `isSure` where it is the same in the right spelling. */
  readonly instead: readonly string[];
  readonly isSure?: true;
  /** True where every method is meant. */
  readonly isAll?: true;
}

const METHODS = httpMethods.map(({ value }) => value);

/** What is wrong with a path, as far as that can be told without or with the paths that the API has. */
export function faultOfPath(text: string, paths: RestPaths | undefined): PathFault | undefined {
  if (text === '') return undefined;
  const parts = text.replaceAll('~1', '/').split('/').filter(Boolean);
  const last = parts.at(-1) ?? '';
  const method = METHODS.find((each) => each === last.toUpperCase());
  if (method === undefined) return withoutMethod(parts, paths);
  const path = parts
    .slice(0, -1)
    .map((each) => `/${each}`)
    .join('');
  const instead = `${path}/${method}`;
  // How the root is written is not known for certain.
  if (path === '') return text.includes('~1') ? misspelt(text, []) : undefined;
  return instead === text ? undeclared(path, method, paths) : misspelt(text, [instead]);
}

function misspelt(text: string, instead: readonly string[]): PathFault {
  const why = text.includes('~1')
    ? 'has `~1` for a slash, which is for method settings alone'
    : text.startsWith('/')
      ? 'is not how a method is written'
      : 'does not begin with a slash';
  return { why, remedy: `use \`${instead[0] ?? '/path/METHOD'}\``, instead, isSure: true };
}

function withoutMethod(parts: readonly string[], paths: RestPaths | undefined): PathFault {
  const isAny = parts.at(-1) === '*';
  const own = isAny && parts.every((each) => each === '*') ? [] : isAny ? parts.slice(0, -1) : parts;
  const path = own.map((each) => `/${each}`).join('');
  if (own.length === 0 || own.includes('*')) {
    const remedy = `use one such as \`/orders/GET\`, or limit the whole plan with \`${usagePlan.wholePlan}\``;
    return {
      why: 'names no method',
      remedy,
      instead: [],
      ...(own.length === 0 && isAny ? { isAll: true } : {}),
    };
  }
  const instead = [...(paths?.get(path) ?? [])].map((each) => `${path}/${each}`);
  const remedy = instead.length > 0 ? `use ${listed(instead, 'or')}` : `use one such as \`${path}/GET\``;
  return isAny
    ? { severity: 'information', why: 'names no single method', remedy, instead }
    : { why: 'does not end with a method', remedy, instead };
}

/** A path, or a method of a path, that the API does not have although all that it has is known. */
function undeclared(path: string, method: string, paths: RestPaths | undefined): PathFault | undefined {
  if (!paths) return undefined;
  const methods = paths.get(path);
  if (paths.has(path)) {
    const isThere = !methods || [method, pathMethod.any].some((each) => methods.has(each));
    if (isThere || method === pathMethod.any) return undefined;
    const instead = [...methods].map((each) => `${path}/${each}`);
    const remedy = instead.length > 0 ? `use ${listed(instead, 'or')}` : 'declare it';
    return { why: 'is no method that the API has', remedy, instead };
  }
  const meant = didYouMean(path, [...paths.keys()]);
  const instead = meant === undefined ? [] : [`${meant}/${method}`];
  const remedy = `use ${meant === undefined ? 'a path that it has' : `\`${meant}/${method}\``}`;
  return { why: 'is not a method and path of the API', remedy, instead };
}
