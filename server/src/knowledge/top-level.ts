/**
 * What may stand at the top of a Terraform file: the block types, their labels and bodies, as one schema.
 */
import { argument, block, body } from './build-schema.js';
import { checkBody, count, dependsOn, forEach } from './meta-arguments.js';
import type { BodySchema, ValueType } from './schema.js';
import { languagePage } from './vocabularies/links.js';

/** A value type as a word to complete, for the `type` of a variable. */
const types = [
  { value: 'string', doc: 'Text.' },
  { value: 'number', doc: 'A number, whole or not.' },
  { value: 'bool', doc: '`true` or `false`.' },
  { value: 'list(string)', doc: 'Texts in order.' },
  { value: 'set(string)', doc: 'Texts without order or repetition, fit for `for_each`.' },
  { value: 'map(string)', doc: 'Texts by name, e.g. stage variables or tags.' },
  {
    value: 'object({})',
    doc: 'Named members, each with a type; `optional(…)` for those that may be left out.',
  },
  { value: 'any', doc: 'Whatever is given.' },
];

const description = (of: string) =>
  argument('description', 'string', { doc: `What ${of} is for.`, sample: '""' });

const sensitive = (of: string) =>
  argument('sensitive', 'bool', {
    doc: `Hides the value of ${of} in Terraform output. It is still stored in the state.`,
    default: 'false',
    sample: 'true',
  });

const ephemeral = (of: string) =>
  argument('ephemeral', 'bool', {
    doc: `Keeps the value of ${of} out of state and plan files altogether. From Terraform 1.10.`,
    default: 'false',
    sample: 'true',
  });

const address = (name: string, doc: string, presence: 'required' | 'optional' = 'required') =>
  argument(name, 'any', { doc }, presence);

const anything: BodySchema = body([], true);
const anyArguments: BodySchema = body([], 'arguments');

const resource = block(
  'resource',
  {
    doc: 'A resource that Terraform creates, changes and destroys. The labels are its type and a name you choose: `resource "aws_api_gateway_stage" "prod"` is `aws_api_gateway_stage.prod` elsewhere.',
    link: languagePage('resources/syntax'),
  },
  anything,
  { labels: ['type', 'name'] },
);

const data = block(
  'data',
  {
    doc: 'A data source: existing data that Terraform only reads. The labels are its type and a name you choose; its address is `data.<type>.<name>`.',
    link: languagePage('data-sources'),
  },
  anything,
  { labels: ['type', 'name'] },
);

const ephemeralBlock = block(
  'ephemeral',
  {
    doc: 'Data for a single run that is not stored in the state, such as a secret. Requires Terraform 1.10.',
    link: languagePage('resources/ephemeral'),
  },
  anything,
  { labels: ['type', 'name'] },
);

const variable = block(
  'variable',
  {
    doc: 'An input of the module, read as `var.<name>`.',
    link: languagePage('values/variables'),
  },
  body(
    [
      argument('type', 'any', {
        doc: 'The type of the value; other values are converted or rejected.',
        default: 'any',
        suggested: types,
        sample: 'string',
      }),
      argument('default', 'any', {
        doc: 'The value if none is set. Without a default, the caller must set one.',
      }),
      description('the variable'),
      argument('nullable', 'bool', {
        doc: 'Whether `null` may be given. With `false` a `null` from the caller stands for the default.',
        default: 'true',
        sample: 'false',
      }),
      sensitive('the variable'),
      ephemeral('the variable'),
      block(
        'validation',
        {
          doc: 'A condition for the value, with an error message.',
          link: languagePage('expressions/custom-conditions'),
        },
        checkBody,
      ),
    ],
    ['deprecated', 'const'],
  ),
  { labels: ['name'] },
);

const locals = block(
  'locals',
  {
    doc: 'Named values of the module, read as `local.<name>`. Every argument is one of them.',
    link: languagePage('values/locals'),
  },
  anyArguments,
);

const output = block(
  'output',
  {
    doc: 'A result of the module: printed after an apply, and read by a caller as `module.<call>.<name>`.',
    link: languagePage('values/outputs'),
  },
  body(
    [
      argument(
        'value',
        'any',
        { doc: 'The result, e.g. `aws_api_gateway_stage.prod.invoke_url`.' },
        'required',
      ),
      description('the output'),
      sensitive('the output'),
      ephemeral('the output'),
      dependsOn,
      block(
        'precondition',
        {
          doc: 'Something that must hold before the output is given.',
          link: languagePage('expressions/custom-conditions'),
        },
        checkBody,
      ),
    ],
    ['deprecated', 'type'],
  ),
  { labels: ['name'] },
);

/** Open: every other argument is an input variable of the called module. */
const moduleBlock = block(
  'module',
  {
    doc: 'Calls another module. Its inputs are arguments here, its outputs `module.<name>.<output>` elsewhere.',
    link: languagePage('modules/syntax'),
  },
  {
    // OpenTofu has one with `enabled`.
    elsewhere: new Set(['lifecycle']),
    ...body(
      [
        argument(
          'source',
          'string',
          {
            doc: 'Where the module is: `./path`, a registry address or the address of a repository.',
            sample: '"./"',
          },
          'required',
        ),
        argument('version', 'string', {
          doc: 'The allowed versions of a module from a registry, e.g. `~> 5.0`. Not for paths and repositories.',
          sample: '"~> 1.0"',
        }),
        argument('providers', { map: 'any' } satisfies ValueType, {
          doc: 'Which provider configurations the module gets: `{ aws = aws.frankfurt }`.',
        }),
        count,
        forEach,
        dependsOn,
      ],
      'arguments',
    ),
  },
  { labels: ['name'] },
);

const provider = block(
  'provider',
  {
    doc: 'Settings of a provider, such as the Region and the tags that everything gets.',
    link: languagePage('providers/configuration'),
  },
  body(
    [
      argument('alias', 'string', {
        doc: 'A name for a further configuration of the same provider, used as `provider = aws.<alias>`.',
      }),
    ],
    true,
  ),
  { labels: ['name'] },
);

const awsRequirement = argument(
  'aws',
  { object: { source: 'string', version: 'string', configuration_aliases: { list: 'any' } } },
  {
    doc: 'The AWS provider: its `source`, and the `version`s that are allowed. `configuration_aliases = [aws.us]` names configurations that a caller has to hand on in `providers`.',
    sample: '{\n  source  = "hashicorp/aws"\n  version = ">= 5.75.0"\n}',
  },
);

const terraform = block(
  'terraform',
  {
    doc: 'Settings of Terraform itself: versions, providers, where the state is kept.',
    link: languagePage('settings'),
  },
  body(
    [
      argument('required_version', 'string', {
        doc: 'The Terraform versions that are allowed, e.g. `>= 1.5.0`. Import blocks need 1.5.',
        sample: '">= 1.5.0"',
      }),
      block(
        'required_providers',
        {
          doc: 'The source of each provider and its allowed versions: `aws = { source = "hashicorp/aws", version = ">= 5.75.0" }`.',
          link: languagePage('providers/requirements'),
        },
        body([awsRequirement], 'arguments'),
        { maxItems: 1 },
      ),
      block(
        'backend',
        {
          doc: 'Where the state is kept, e.g. `backend "s3"`. Its values must be literal.',
          link: languagePage('settings/backends/configuration'),
        },
        anything,
        { labels: ['type'], maxItems: 1 },
      ),
      block(
        'cloud',
        {
          doc: 'Keeps state and runs in HCP Terraform. Conflicts with `backend`.',
          link: languagePage('settings/terraform-cloud'),
        },
        anything,
        { maxItems: 1 },
      ),
    ],
    // The first two are Terraform's as well, but nobody needs them proposed.
    ['experiments', 'provider_meta', 'language', 'encryption', 'state_store'],
  ),
);

const importBlock = block(
  'import',
  {
    doc: 'Imports an existing resource into the state with the next apply. Requires Terraform 1.5; can be removed afterwards.',
    link: languagePage('import'),
  },
  body([
    address('to', 'The address it gets, e.g. `aws_api_gateway_stage.prod`. Without quotes.'),
    argument('id', 'string', {
      doc: 'How the provider finds it; the form depends on the resource type. Either this or `identity`.',
      sample: '""',
    }),
    argument(
      'identity',
      { map: 'any' },
      {
        doc: 'The parts of its identity by name, for the resource types that have one. From Terraform 1.12.',
      },
    ),
    forEach,
    argument('provider', 'any', { doc: 'Which configuration of the provider to read with. Without quotes.' }),
  ]),
);

/** The Terraform that first knew `moved` blocks. */
export const movedBlocksSince = '1.1.0';

const moved = block(
  'moved',
  {
    doc: 'Declares that a resource has a new address, so that Terraform does not destroy and recreate it.',
    link: languagePage('modules/develop/refactoring'),
  },
  body([address('from', 'The old address. Not quoted.'), address('to', 'The new address. Not quoted.')]),
);

const removed = block(
  'removed',
  {
    doc: 'Removes a resource from the state after its block is removed. Requires Terraform 1.7.',
    link: languagePage('resources/syntax'),
  },
  body(
    [
      address('from', 'The old address. Not quoted.'),
      block(
        'lifecycle',
        { doc: 'What happens to the real resource.' },
        body([
          argument('destroy', 'bool', {
            doc: 'Whether Terraform destroys it, or only removes it from the state.',
            default: 'true',
            sample: 'false',
          }),
        ]),
      ),
    ],
    // Destroy-time ones, which nobody needs proposed.
    ['provisioner', 'connection'],
  ),
);

const check = block(
  'check',
  {
    doc: 'Checks conditions at the end of every run and shows a warning if one is false, without failing. Requires Terraform 1.5.',
    link: languagePage('checks'),
  },
  body([
    { ...data, maxItems: 1 },
    block('assert', { doc: 'A condition, and the message if it is false.' }, checkBody, {
      minItems: 1,
    }),
  ]),
  { labels: ['name'] },
);

/** A whole file: only blocks. The bodies of resources and data sources depend on their first label. */
export const topLevel: BodySchema = body(
  [
    resource,
    data,
    variable,
    locals,
    output,
    moduleBlock,
    provider,
    terraform,
    importBlock,
    moved,
    removed,
    check,
    ephemeralBlock,
  ],
  ['action', 'list', 'language'],
);

/** What no variable may be called, since it means something else in a `module` block. */
export const reservedVariableNames: ReadonlySet<string> = new Set([
  'source',
  'version',
  'providers',
  'provider',
  'count',
  'for_each',
  'lifecycle',
  'depends_on',
  'locals',
]);
