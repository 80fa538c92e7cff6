/** Finds what a variable file sets although no variable of this name is declared. */
import { didYouMean } from '../../analysis/values/did-you-mean.js';
import type { SourceFile } from '../../workspace/module.js';
import type { Finding } from '../rule.js';

/** One finding for each value whose variable is none of those declared: Terraform warns about it and ignores the value. */
export function undeclaredValues({ body }: SourceFile, declared: ReadonlySet<string>): readonly Finding[] {
  return body.items.flatMap((item) => {
    if (item.kind !== 'attribute' || item.name.text === '' || declared.has(item.name.text)) return [];
    const { text, start, end } = item.name;
    const near = didYouMean(text, declared);
    const remedy = near === undefined ? 'declare it, or remove the value.' : `did you mean \`${near}\`?`;
    return [{ start, end, message: `There is no variable \`${text}\`: ${remedy}` }];
  });
}
