/** Which modules have to do with API Gateway at all. */
import { memoize } from '../hcl/memoize.js';
import type { Module } from './module.js';
import type { ModuleSummary } from './summary.js';
import { relativeTo } from './uris.js';

/** Whether a module or one that it calls, directly or by way of others, mentions a resource type of API Gateway. */
export const concernsGateway = memoize((module: Module): boolean => concerns(module, 0));

function concerns(module: Module, depth: number): boolean {
  return (
    [...module.files, ...module.jsonFiles].some(({ text }) => text.includes(FAMILY)) ||
    (depth < MAX_DEPTH &&
      [...module.calls.keys()].some((call) => {
        const child = module.child(call);
        return child !== undefined && concerns(child, depth + 1);
      }))
  );
}

/** The same by what is remembered of modules that are not open. */
export function summaryConcerns(
  uri: string,
  summaries: ReadonlyMap<string, ModuleSummary>,
  depth = 0,
): boolean {
  const summary = summaries.get(uri);
  if (!summary || depth > MAX_DEPTH) return false;
  return (
    summary.resources.length > 0 ||
    summary.calls.some(({ source }) => {
      const called = relativeTo(uri, source);
      return called !== undefined && summaryConcerns(called, summaries, depth + 1);
    })
  );
}

/** How all types of both families begin. */
const FAMILY = 'aws_api';

const MAX_DEPTH = 4;
