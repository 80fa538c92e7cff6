/** The text of an OpenAPI definition as data, be it JSON or YAML. */
import { parse } from 'yaml';
import { memoize } from '../../hcl/memoize.js';

/** What a text of JSON or YAML holds; undefined where it is neither, or too long to be read between two keystrokes. */
export function definitionData(text: string, owner: object): unknown {
  const last = lastRead(owner);
  if (last.text !== text) {
    last.text = text;
    last.data = dataIn(text);
  }
  return last.data;
}

/** What was read last for an owner of texts, which lives as long as it: definitions are long, and seldom change. */
const lastRead = memoize((_owner: object): { text: string | undefined; data: unknown } => ({
  text: undefined,
  data: undefined,
}));

function dataIn(text: string): unknown {
  try {
    if (/^\s*\{/.test(text)) return JSON.parse(text);
  } catch {
    // What is filled in by Terraform is no JSON, but may be YAML.
  }
  if (text.length > LONGEST_YAML || isDeep(text)) return undefined;
  try {
    return parse(text, { merge: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}

/** Whether brackets or marks are nested so deeply that reading them takes minutes; no definition is. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[{}[\]]/g)) {
    depth = Math.max(0, depth + (bracket === '{' || bracket === '[' ? 1 : -1));
    if (depth > DEEPEST) return true;
  }
  return /(?:[-?][ \t]+){30}/.test(text);
}

const DEEPEST = 100;
const LONGEST_YAML = 300_000;
