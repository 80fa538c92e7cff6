/** Whole access log formats, as Terraform takes them. */
import { quoted } from '../../hcl/print.js';
import { sampleFormats } from '../../knowledge/vocabularies/access-log-formats.js';
import type { ApiType } from '../../knowledge/vocabularies/context-variables.js';
import { jsonFormat, jsonKeyOf } from './json-format.js';

/** The kinds of format that AWS's console offers, best first. */
export const FORMAT_NAMES = ['JSON', 'CLF', 'CSV', 'XML'] as const;

/** A format as an expression of Terraform. */
export interface WholeFormat {
  readonly name: (typeof FORMAT_NAMES)[number];
  readonly source: string;
}

/** One of each kind for a type of API, in the order of `FORMAT_NAMES`. */
export function wholeFormatsFor(type: ApiType): readonly WholeFormat[] {
  const { clf, json } = sampleFormats[type];
  const names = clf.match(WORD) ?? [];
  const filled = (name: string): string => `$context.${name}`;
  const [, ...others] = json;
  const inner = others.map((name) => `<${jsonKeyOf(name)}>${filled(name)}</${jsonKeyOf(name)}>`).join(' ');
  const sources: Readonly<Record<WholeFormat['name'], string>> = {
    JSON: jsonFormat(json),
    CLF: quoted(clf.replace(WORD, filled)),
    CSV: quoted(names.map(filled).join(',')),
    XML: quoted(`<request id="${filled('requestId')}"> ${inner} </request>`),
  };
  return FORMAT_NAMES.map((name) => ({ name, source: sources[name] }));
}

/** A name in a line of `clf`. */
const WORD = /[A-Za-z][\w.]*/g;
