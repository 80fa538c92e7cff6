/** Which account and which Regions a state is of, by the ARNs in it. */
import type { StateInstance } from '../workspace/state.js';

/** The one account of everything in a state; undefined where there are several or none. */
export function accountOf(state: readonly StateInstance[]): string | undefined {
  const accounts = new Set(
    state.flatMap(({ ids }) => [...ids.values()].flatMap((id) => accountIn(id) ?? [])),
  );
  const [only, ...more] = accounts;
  return more.length === 0 ? only : undefined;
}

/** The Regions of everything in a state. */
export function regionsOf(state: readonly StateInstance[]): ReadonlySet<string> {
  return new Set(
    state.flatMap(({ ids }) =>
      [...ids.values()].flatMap((id) => /^arn:[\w-]+:[\w-]+:([\w-]+):/.exec(id)?.[1] ?? []),
    ),
  );
}

/** The account that an ARN names; those of API Gateway itself name none. */
export function accountIn(text: string): string | undefined {
  return /^arn:[\w-]+:[\w-]+:[\w-]*:(\d{12}):/.exec(text)?.[1];
}
