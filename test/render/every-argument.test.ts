/** Every argument of a stage and of its method settings is imported and compared, whatever provider version has it. */
import { describe, expect, test } from 'vitest';
import type { LiveStage } from '../../protocol/live.js';
import { resourceSchema } from '../../server/src/knowledge/resource-schemas.js';
import type { AttributeSchema, BodySchema } from '../../server/src/knowledge/schema.js';
import { comparing } from '../../server/src/render/compare.js';
import { keyArgument, liveMember } from '../../server/src/render/live-body.js';
import { fixture } from '../support/fixture.js';
import { httpStage, rendered, restStage } from './rendered.js';

/** Arguments that no member of AWS's answer is, and why. */
const NO_MEMBER: Readonly<Record<string, string>> = {
  region: 'what the stage was read from, written where a person wants it',
  tags_all: 'what the provider computes from `tags` and its own `default_tags`',
};

/** What identifies the stage: always written, and not from a value of its own. */
const IDENTITY = new Set(['rest_api_id', 'api_id', 'stage_name', 'name', 'method_path', 'route_key']);

/** What else AWS holds where an argument has a value. */
const TOGETHER: Readonly<Record<string, object>> = {
  cache_cluster_size: { cacheClusterEnabled: true },
  stage_variable_overrides: { variables: { a: 'c' } },
};

interface Argument {
  /** `canary_settings.percent_traffic`. */
  readonly path: string;
  readonly schema: AttributeSchema;
  /** The member of the stage with a value for it. */
  readonly json: (value: unknown) => object;
}

const stages = [
  { type: 'aws_api_gateway_stage', live: (json: object) => restStage(json) },
  { type: 'aws_apigatewayv2_stage', live: (json: object) => httpStage(json) },
  {
    type: 'aws_api_gateway_method_settings',
    live: ({ methodSettings }: { readonly methodSettings?: unknown }) =>
      restStage({
        methodSettings: { '*/*': typeof methodSettings === 'object' ? { ...methodSettings } : {} },
      }),
  },
] as const;

for (const { type, live } of stages) {
  describe(type, () => {
    const body = resourceSchema('resource', type)?.body;
    const written = body ? argumentsOf(body, '', (json) => json) : [];

    test.each(written.map((each) => [each.path, each] as const))(
      '%s is imported and compared',
      (path, each) => {
        const { name, facts } = each.schema;
        if (name in NO_MEMBER) return;
        expect(
          facts?.awsMember,
          `\`${path}\` of ${type} would be lost on import: give it its \`awsMember\` in server/src/knowledge/resources/${type}.ts, or the reason here`,
        ).toBeTypeOf('string');
        const { value, text } = sample(each.schema);
        const stage = live({ ...TOGETHER[name], ...each.json(value) });
        const { document } = rendered(stage);
        if (IDENTITY.has(name)) {
          expect(document).toMatch(new RegExp(`\\n +${name} += `));
        } else {
          expect(document).toMatch(new RegExp(`\\n +${name} += ${text}`));
          expect(different(stage, document)).toEqual([]);
          const own = new RegExp(`(\\n +${name} += )${text}[^}\\n]*(\\n +})?`);
          const changed = document.replace(own, `$1${another(each.schema)}`);
          expect(different(stage, changed)).toContainEqual(expect.stringContaining(path));
          expect(different(stage, document.replace(own, ''))).toEqual(
            isKept(each) ? [] : [expect.stringContaining(path)],
          );
        }
      },
    );
  });
}

/** All arguments of a body that a person can set, those of its blocks too. */
function argumentsOf(
  { attributes, blocks }: BodySchema,
  path: string,
  around: (json: object) => object,
): readonly Argument[] {
  return [
    ...[...attributes.values()]
      .filter(({ presence }) => presence !== 'computed')
      .map((schema) => ({
        path: path + schema.name,
        schema,
        json: (value: unknown) => around({ [liveMember(schema)]: value }),
      })),
    ...[...blocks.values()].flatMap((block) =>
      argumentsOf(block.body, `${path}${block.name}.`, (json) =>
        around({ [liveMember(block)]: keyArgument(block) ? { key: json } : json }),
      ),
    ),
  ];
}

/** Whether a plan leaves as it is what is not written. Blocks of routes are a set, which keeps nothing. */
function isKept({ path, schema }: Argument): boolean {
  return schema.presence === 'optional-computed' && !path.startsWith('route_settings.');
}

/** HCL of a value that is neither that of `sample` nor the one by default. */
function another({ type, facts }: AttributeSchema): string {
  if (typeof type === 'object') return 'map' in type ? '{ a = "other" }' : '["other"]';
  if (type === 'string') return `"${facts?.allowed?.[0]?.value ?? 'x8'}"`;
  return type === 'bool' ? String(facts?.default === 'true') : '8';
}

/** A value that is not the one by default, and how it starts in HCL. */
function sample({ type, facts }: AttributeSchema): { readonly value: unknown; readonly text: string } {
  if (typeof type === 'object') {
    if ('map' in type) return { value: { a: 'b' }, text: '{(\\n +#.*)?\\n +a = "b"' };
    return { value: ['a', 'b'], text: '\\["a", "b"\\]' };
  }
  if (type === 'bool') {
    const value = facts?.default !== 'true';
    return { value, text: String(value) };
  }
  if (type === 'number') return { value: 7, text: '7' };
  const value = facts?.allowed?.at(-1)?.value ?? 'x7';
  return { value, text: `"${value}"` };
}

/** The arguments that differ between a live stage and the text. */
function different(stage: LiveStage, text: string): readonly string[] {
  const { files, moduleOf } = fixture(text);
  const [file] = files;
  const answer = file && comparing({ module: moduleOf(file), state: [] })(stage);
  if (answer?.outcome !== 'compared') throw new Error('The stage is not found.');
  return answer.files.flatMap(({ differences }) =>
    differences.map(({ argument }) => argument.replace('["key"]', '')),
  );
}
