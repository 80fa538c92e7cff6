/**
 * What Terraform itself allows in every resource and data block, whatever the provider: `count`, `lifecycle`,
 * `dynamic` and their kin, as schemas like any other. Knows no resource type.
 */
import { argument, block, body } from './build-schema.js';
import type { BodySchema, NestedBlockSchema, ResourceSchema } from './schema.js';
import { languagePage } from './vocabularies/links.js';

const condition = argument(
  'condition',
  'bool',
  {
    doc: 'What has to hold: an expression that is `true` or `false`. May use anything of the module; in a postcondition also `self`.',
    sample: 'true',
  },
  'required',
);

const errorMessage = argument(
  'error_message',
  'string',
  {
    doc: 'What Terraform says when the condition does not hold. Best a whole sentence that names the remedy.',
    sample: '""',
  },
  'required',
);

/** `condition` and `error_message`, which every kind of check has. */
export const checkBody: BodySchema = body([condition, errorMessage]);

/** `depends_on`, which resources, data sources, modules and outputs share. */
export const dependsOn = argument(
  'depends_on',
  { list: 'any' },
  {
    doc: 'What has to be finished first, where no reference says so already: a list of addresses such as `[aws_api_gateway_account.this]`. Needless wherever an argument refers to the other block. Addresses stand without quotes since Terraform 0.12.',
    link: languagePage('meta-arguments/depends_on'),
  },
);

/** `count`, which resources, data sources and modules share. */
export const count = argument('count', 'number', {
  doc: 'How many of it to make; `0` makes none. Each has its `count.index`, and its address ends in `[0]`, `[1]` and so on. Not together with `for_each`. For things with names of their own `for_each` is the safer choice: taking one from the middle moves all after it.',
  whole: true,
  range: { min: 0 },
  sample: '1',
  link: languagePage('meta-arguments/count'),
});

/** `for_each`, which resources, data sources, modules and imports share. */
export const forEach = argument('for_each', 'any', {
  doc: 'Makes one for each entry of a map or of a set of strings, with `each.key` and `each.value`; the address ends in `["key"]`. Keys must be known while planning. A list has to go through `toset(…)`. Not together with `count`.',
  sample: 'toset([])',
  link: languagePage('meta-arguments/for_each'),
});

const provider = argument('provider', 'any', {
  doc: 'Which configuration of the provider to use, e.g. `aws.frankfurt` for the one with that `alias`. Written without quotes.',
  link: languagePage('meta-arguments/resource-provider'),
});

const precondition = block(
  'precondition',
  {
    doc: 'Something that must hold before Terraform touches this block; otherwise the plan stops. From Terraform 1.2.',
    link: languagePage('expressions/custom-conditions'),
  },
  checkBody,
);

const postcondition = block(
  'postcondition',
  {
    doc: 'Something that must hold afterwards, with the result as `self`; otherwise nothing that depends on this block is done. From Terraform 1.2.',
    link: languagePage('expressions/custom-conditions'),
  },
  checkBody,
);

/** Open, since OpenTofu and newer Terraform versions know more. */
const resourceLifecycle = block(
  'lifecycle',
  {
    doc: 'How Terraform treats this resource when it changes, is replaced or goes. Its values must be written out: no variables, no references but addresses.',
    link: languagePage('meta-arguments/lifecycle'),
  },
  body(
    [
      argument('create_before_destroy', 'bool', {
        doc: 'Makes the successor before the old one goes. An `aws_api_gateway_deployment` needs it: AWS refuses to delete a deployment that a stage still points to.',
        default: 'false',
        sample: 'true',
      }),
      argument('prevent_destroy', 'bool', {
        doc: 'Stops every plan that would destroy this resource. It does not help once the whole block is deleted.',
        default: 'false',
        sample: 'true',
      }),
      argument('ignore_changes', 'any', {
        doc: 'Arguments whose differences are left alone after creation, e.g. `[deployment_id, variables]`; `all` for every one. Useful where a pipeline outside Terraform changes them.',
        suggested: [{ value: 'all', doc: 'Every argument.' }],
        sample: '[]',
      }),
      argument(
        'replace_triggered_by',
        { list: 'any' },
        {
          doc: 'Replaces this resource whenever one of these resources or attributes changes. Addresses of managed resources only, so a plain value goes through a `terraform_data` resource. From Terraform 1.2.',
          sample: '[]',
        },
      ),
      precondition,
      postcondition,
    ],
    true,
  ),
  { maxItems: 1 },
);

const dataLifecycle = block(
  'lifecycle',
  {
    doc: 'Conditions for this data source; the other lifecycle arguments belong to managed resources.',
    link: languagePage('meta-arguments/lifecycle'),
  },
  body([precondition, postcondition], true),
  { maxItems: 1 },
);

const connection = block(
  'connection',
  {
    doc: 'How provisioners reach the machine. Of no use for API Gateway.',
    link: languagePage('resources/provisioners/connection'),
  },
  body([], true),
  { maxItems: 1 },
);

const provisioner = block(
  'provisioner',
  {
    doc: 'Runs something when the resource is created or destroyed (`local-exec`, `remote-exec`, `file`). A last resort: Terraform cannot plan what it does.',
    link: languagePage('resources/provisioners/syntax'),
  },
  body(
    [
      argument('when', 'any', {
        doc: 'When it runs: after creation, or with `destroy` before the end. A bare word, without quotes.',
        default: 'create',
        suggested: [{ value: 'destroy', doc: 'Before the resource is destroyed.' }],
      }),
      argument('on_failure', 'any', {
        doc: 'What a failure means for the apply. A bare word, without quotes.',
        default: 'fail',
        suggested: [
          { value: 'continue', doc: 'Go on as if nothing had happened.' },
          { value: 'fail', doc: 'Stop, and replace the resource next time.' },
        ],
      }),
      connection,
    ],
    true,
  ),
  { labels: ['kind'] },
);

const dynamicArguments = [
  argument(
    'for_each',
    'any',
    {
      doc: 'What to go through: a list, set or map. One block is written for each entry, none for an empty one, so `[1]` and `[]` switch a block on and off.',
      sample: '[]',
      link: languagePage('expressions/dynamic-blocks'),
    },
    'required',
  ),
  argument('iterator', 'any', {
    doc: "The name of the current entry inside `content`, a bare word. Without it the name is the block's own, as in `route_settings.value`.",
  }),
  argument(
    'labels',
    { list: 'string' },
    {
      doc: 'Labels for the written blocks, for block types that have any. Those of API Gateway have none.',
    },
  ),
];

const contentFacts = {
  doc: 'The body of each block that is written. `<name>.key` and `<name>.value` are the current entry.',
  link: languagePage('expressions/dynamic-blocks'),
};

/** `dynamic "name"` itself, for bodies that have nested blocks; what its `content` holds depends on the label. */
export const dynamic: NestedBlockSchema = block(
  'dynamic',
  {
    doc: 'Writes a nested block once for each entry of a collection. The label names the block; `content` holds its body.',
    link: languagePage('expressions/dynamic-blocks'),
  },
  body([...dynamicArguments, block('content', contentFacts, body([], true), { minItems: 1, maxItems: 1 })]),
  { labels: ['block'] },
);

/** The arguments and blocks that may stand at the top of a resource or data block beside its own. */
export const metaArguments: Readonly<Record<ResourceSchema['kind'], BodySchema>> = {
  resource: body([count, forEach, provider, dependsOn, resourceLifecycle, provisioner, connection]),
  data: body([count, forEach, provider, dependsOn, dataLifecycle]),
};
