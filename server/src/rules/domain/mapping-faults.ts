/** What AWS rejects in the paths of mappings, in both versions. */
import {
  apiMapping,
  basePathMapping,
  mappingCharacters,
} from '../../knowledge/vocabularies/mapping-paths.js';
import type { Severity } from '../rule.js';

/** What is wrong with the path of a mapping. */
export interface MappingFault {
  readonly severity: Severity;
  readonly why: string;
  readonly remedy: string;
  /** The path that is meant; empty for the root. */
  readonly meant: string | undefined;
}

/** What is wrong with a path, by the resource type of its mapping. */
export function faultOfMapping(text: string, type: string): MappingFault | undefined {
  const isFirst = type === basePathMapping.type;
  const name = isFirst ? basePathMapping.path : apiMapping.path;
  const meant = text.split('/').filter(Boolean).join('/');
  // Version 1 says no to each slash; of version 2 it is known of one alone, and of the others from what AWS's CDK checks.
  const severity = isFirst && meant !== '' ? 'error' : 'warning';
  if (!mappingCharacters.regex.test(text)) {
    const why = `has characters that AWS rejects in \`${name}\``;
    return { severity: 'warning', why, remedy: `use ${mappingCharacters.means} alone`, meant: undefined };
  }
  if (isFirst && meant.includes('/')) {
    const remedy = `use an \`${apiMapping.type}\`, with a regional domain name`;
    return { severity, why: `has several levels, which AWS rejects in \`${name}\``, remedy, meant };
  }
  if (meant === text) return undefined;
  const remedy = meant === '' ? `leave \`${name}\` out for the root` : `use \`${meant}\``;
  return { severity, why: `has a slash that AWS rejects in \`${name}\``, remedy, meant };
}
