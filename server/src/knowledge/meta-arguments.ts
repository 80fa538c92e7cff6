/**
 * What Terraform itself allows in every resource and data block, whatever the provider: `count`, `lifecycle`,
 * `dynamic` and their kin, as schemas like any other.
 */
import { argument, block, body } from './build-schema.js';
import type { BodySchema, NestedBlockSchema, ResourceSchema } from './schema.js';
import { languagePage } from './vocabularies/links.js';

const condition = argument(
  'condition',
  'bool',
  {
    doc: 'The condition: an expression that returns `true` or `false`. It can refer to anything in the module, and in a postcondition also to `self`.',
    sample: '',
  },
  'required',
);

const errorMessage = argument(
  'error_message',
  'string',
  {
    doc: 'The message that Terraform shows if the condition is false. Use full sentences that say how to fix it.',
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
    doc: 'Dependencies that no reference expresses: a list of addresses such as `[aws_api_gateway_account.this]`. Not needed if an argument refers to the other block. Addresses are not quoted since Terraform 0.12.',
    link: languagePage('meta-arguments/depends_on'),
  },
);

/** `count`, which resources, data sources and modules share. */
export const count = argument('count', 'number', {
  doc: 'The number of instances; `0` creates none. Each instance has a `count.index`, and its address ends in `[0]`, `[1]` and so on. Conflicts with `for_each`. For instances with names, `for_each` is safer: removing one from the middle shifts all later ones.',
  whole: true,
  range: { min: 0 },
  sample: '1',
  link: languagePage('meta-arguments/count'),
});

/** `for_each`, which resources, data sources, modules and imports share. */
export const forEach = argument('for_each', 'any', {
  doc: 'Creates one instance for each entry of a map or set of strings, with `each.key` and `each.value`; the address ends in `["key"]`. Keys must be known during plan. Convert a list with `toset(…)`. Conflicts with `count`.',
  sample: 'toset([])',
  link: languagePage('meta-arguments/for_each'),
});

const provider = argument('provider', 'any', {
  doc: 'The provider configuration to use, e.g. `aws.frankfurt` for the one with that `alias`. Not quoted.',
  link: languagePage('meta-arguments/resource-provider'),
});

const precondition = block(
  'precondition',
  {
    doc: 'A condition that must be true before Terraform evaluates this block; otherwise the plan fails. Requires Terraform 1.2.',
    link: languagePage('expressions/custom-conditions'),
  },
  checkBody,
);

const postcondition = block(
  'postcondition',
  {
    doc: 'A condition that must be true afterwards, with the result as `self`; otherwise Terraform stops before anything that depends on this block. Requires Terraform 1.2.',
    link: languagePage('expressions/custom-conditions'),
  },
  checkBody,
);

/** What OpenTofu and Terraform from 1.14 know in `lifecycle`. */
const lifecycleElsewhere = ['enabled', 'destroy', 'action_trigger'];

const resourceLifecycle = block(
  'lifecycle',
  {
    doc: 'How Terraform creates, updates, replaces and destroys this resource. Values must be literal: no variables, and no references except addresses.',
    link: languagePage('meta-arguments/lifecycle'),
  },
  body(
    [
      argument('create_before_destroy', 'bool', {
        doc: 'Creates the replacement before destroying the old resource. An `aws_api_gateway_deployment` needs it: AWS does not delete a deployment that a stage uses.',
        default: 'false',
        sample: 'true',
      }),
      argument('prevent_destroy', 'bool', {
        doc: 'Rejects every plan that would destroy this resource. It has no effect after the block itself is removed.',
        default: 'false',
        sample: 'true',
      }),
      argument('ignore_changes', 'any', {
        doc: 'Arguments whose changes Terraform ignores after creation, e.g. `[deployment_id, variables]`; `all` for every argument. Useful if a pipeline outside Terraform changes them.',
        suggested: [{ value: 'all', doc: 'Every argument.' }],
        sample: '[]',
      }),
      argument(
        'replace_triggered_by',
        { list: 'any' },
        {
          doc: 'Replaces this resource whenever one of these resources or attributes changes. Accepts only addresses of managed resources; for a plain value, use a `terraform_data` resource. Requires Terraform 1.2.',
          sample: '[]',
        },
      ),
      precondition,
      postcondition,
    ],
    lifecycleElsewhere,
  ),
  { maxItems: 1 },
);

const dataLifecycle = block(
  'lifecycle',
  {
    doc: 'Conditions for this data source; the other lifecycle arguments belong to managed resources.',
    link: languagePage('meta-arguments/lifecycle'),
  },
  body([precondition, postcondition], lifecycleElsewhere),
  { maxItems: 1 },
);

const connection = block(
  'connection',
  {
    doc: 'How provisioners connect to the machine. Not useful for API Gateway.',
    link: languagePage('resources/provisioners/connection'),
  },
  body([], true),
  { maxItems: 1 },
);

const provisioner = block(
  'provisioner',
  {
    doc: 'Runs a script when the resource is created or destroyed (`local-exec`, `remote-exec`, `file`). A last resort, because Terraform cannot plan its actions.',
    link: languagePage('resources/provisioners/syntax'),
  },
  body(
    [
      argument('when', 'any', {
        doc: 'When it runs: after creation, or with `destroy` before the end. Not quoted.',
        default: 'create',
        suggested: [{ value: 'destroy', doc: 'Before the resource is destroyed.' }],
      }),
      argument('on_failure', 'any', {
        doc: 'What a failure means for the apply. Not quoted.',
        default: 'fail',
        suggested: [
          { value: 'continue', doc: 'Ignore the error and continue.' },
          { value: 'fail', doc: 'Fail, and replace the resource with the next apply.' },
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
      doc: 'The collection to iterate over: a list, set or map. Creates one block for each entry, so `[1]` and `[]` turn a block on and off.',
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
      doc: 'Labels of the generated blocks, for block types with labels. API Gateway has none.',
    },
  ),
];

const contentFacts = {
  doc: 'The body of each generated block. `<name>.key` and `<name>.value` are the current entry.',
  link: languagePage('expressions/dynamic-blocks'),
};

/** `dynamic "name"` itself, for bodies that have nested blocks; what its `content` holds depends on the label. */
export const dynamic: NestedBlockSchema = block(
  'dynamic',
  {
    doc: 'Generates a nested block for each entry of a collection. The label names the block; `content` holds its body.',
    link: languagePage('expressions/dynamic-blocks'),
  },
  body([...dynamicArguments, block('content', contentFacts, body([], true), { minItems: 1, maxItems: 1 })]),
  { labels: ['block'] },
);

/** The arguments and blocks that may stand at the top of a resource, data or ephemeral block beside its own. */
export const metaArguments: Readonly<Record<ResourceSchema['kind'] | 'ephemeral', BodySchema>> = {
  resource: body([count, forEach, provider, dependsOn, resourceLifecycle, provisioner, connection]),
  data: body([count, forEach, provider, dependsOn, dataLifecycle]),
  ephemeral: body([count, forEach, provider, dependsOn, dataLifecycle]),
};
