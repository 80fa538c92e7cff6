/** Equals signs below each other throughout a text, as `terraform fmt` would have them. Indentation is left alone. */
import { visitExpression } from '../hcl/walk.js';
import type { Body } from '../hcl/syntax.js';
import type { SourceFile } from '../workspace/module.js';
import type { Edit } from './edit.js';
import { alignEntries } from './entries.js';
import { alignArguments } from './layout.js';

/** Aligns every run of a file, whether or not it is aligned now: for a text of our own. */
export function alignAll(file: SourceFile, body: Body = file.body): readonly Edit[] {
  return [
    ...alignArguments(file, body),
    ...body.items.flatMap((item) => {
      if (item.kind === 'block') return alignAll(file, item.body);
      const edits: Edit[] = [];
      if (item.kind === 'attribute') {
        visitExpression(item.value, (each) => {
          if (each.kind === 'object') edits.push(...alignEntries(file, each));
        });
      }
      return edits;
    }),
  ];
}
