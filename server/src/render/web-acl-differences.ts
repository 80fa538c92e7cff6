/** What differs in the association that puts a web ACL in front of a REST stage. */
import { argumentValue, pointsTo } from '../analysis/references/points-to.js';
import { certainValue } from '../analysis/references/certain-value.js';
import { textOf } from '../analysis/values/values.js';
import { attributeOf } from '../hcl/lookup.js';
import { quoted } from '../hcl/print.js';
import { restFamily } from '../knowledge/stage-families.js';
import { webAclAssociations } from '../knowledge/vocabularies/live-stages.js';
import { replaceArgument } from '../edits/layout.js';
import type { Declaration } from '../workspace/module.js';
import {
  type Centre,
  comparisonOf,
  isHandedOn,
  localName,
  onlyInCode,
  onlyLive,
  single,
  writingAround,
} from './around-stage.js';
import { isSameId } from './same-value.js';
import { type Comparison, difference, type ComparedArgument, notCompared } from './findings.js';
import { liveWebAcl, stagePath } from './stage-bodies.js';
import { writeWebAcl } from './write-around.js';

/** In the order of the module, then what is only live. */
export function webAclDifferences(centre: Centre): readonly ComparedArgument[] {
  const { live, comparison } = centre;
  const { module, address } = comparison;
  const found = liveWebAcl(live);
  const all = webAclAssociations.flatMap((association) =>
    [...module.resources]
      .filter(([, { block }]) => block.labels[0]?.text === association.type)
      .map(([own, declaration]) => ({ association, address: own, ...declaration }))
      .map((each) => ({ ...each, belongs: isInFront(each, association.resource, centre) })),
  );
  const own = all.filter(({ belongs }) => belongs === true);
  const isAll = all.every(({ belongs }) => belongs !== undefined) && !isHandedOn(address, module);
  const type = found?.association.type ?? '';
  const isMissing = found !== undefined && own.every(({ association }) => association.type !== type);
  return [
    ...own.flatMap(({ association: { type: written, acl }, ...each }) => {
      const its = comparisonOf(each, centre);
      return written === type ? aclDifference(acl, found?.acl ?? '', its) : [onlyInCode(its)];
    }),
    ...(isMissing && isAll
      ? writeWebAcl(live, localName(comparison), writingAround(centre)).map((each) =>
          onlyLive(type, each, own, comparison),
        )
      : isMissing
        ? [notCompared(type, comparison)]
        : []),
  ];
}

function aclDifference(
  {
    argument: name,
    ...target
  }: { readonly argument: string; readonly type: string; readonly attribute: string },
  live: string,
  comparison: Comparison,
): readonly ComparedArgument[] {
  const { resource, file } = comparison;
  const written = attributeOf(resource.body, name);
  if (written === undefined) return [];
  const text = textOf(certainValue(written.value, comparison));
  const same =
    isSameId(written.value, [target], live, comparison) ?? (text === undefined ? undefined : text === live);
  if (same === undefined) return [notCompared(name, comparison)];
  const edits = replaceArgument(file, resource.body, written, quoted(live));
  return same ? [] : [difference('changed', name, { span: written.value, live, edits }, comparison)];
}

/** Whether an association is that of the stage; undefined where that is unknown. */
function isInFront(
  declaration: Declaration & { address: string },
  name: string,
  centre: Centre,
): boolean | undefined {
  const { live, comparison } = centre;
  const { module } = comparison;
  const written = argumentValue(declaration.block, name);
  const target = pointsTo(written, [{ type: restFamily.stage.type, attribute: 'arn' }], module);
  const text = textOf(certainValue(written, comparison));
  const isIt = target ? target.address === comparison.address : text?.endsWith(stagePath(live));
  return isIt === true && !single({ declaration, address: declaration.address }, module) ? undefined : isIt;
}
