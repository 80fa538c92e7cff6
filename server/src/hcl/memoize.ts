/** What is found out once of an object and kept with it, such as the references in a tree. */

/**
 * A function that computes once for as long as its argument lives. A copy of the argument (`{ ...file }`) is another one.
 * The object itself keeps the result: what a `WeakMap` keeps of a tree holds that tree, and V8 then takes it for alive
 * until its next full collection. That is a tree for each key that is typed.
 */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = Symbol('known');
  return (key: K & { [known]?: V }) => {
    if (!(known in key)) Object.defineProperty(key, known, { value: compute(key) });
    return key[known] as V;
  };
}
