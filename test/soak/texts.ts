/** What the soak writes into files: sound texts, by the kind of file, and live stages that it asks about. */
import type { LiveStage } from '../../protocol/live.js';
import type { Settings } from '../../protocol/messages.js';
import { corpus } from '../fuzz/corpus.js';
import type { Random } from '../fuzz/random.js';

const TERRAFORM = corpus().map(({ text }) => text);

const VARIABLES = [
  'stage_name = "prod"\nlog_retention_days = 30\n',
  'environment = "dev"\ntags = {\n  team = "orders"\n}\nttl = 4000\n',
  '# nothing is set\n',
];

const PROJECTS = [
  '{ "rules": { "zero-throttle": "warning", "language": "off" } }\n',
  '{ "minSeverity": "warning", "exclude": ["**/*.gen.tf"] }\n',
  '{\n  // both\n  "environments": { "dev": ["envs/dev.tfvars"], "prod": ["envs/prod.tfvars"], },\n}\n',
  '{ "providerVersion": "4.67.0", "varFiles": ["envs/dev.tfvars"] }\n',
];

const DEFINITIONS = [
  '{ "openapi": "3.0.1", "info": { "title": "orders" }, "paths": { "/orders": { "get": {} } } }\n',
];

/** Whole texts that fit the name of a file. */
export function soundTexts(uri: string): readonly string[] {
  if (uri.endsWith('.apigateway-stages.json')) return PROJECTS;
  if (uri.endsWith('.json')) return DEFINITIONS;
  return uri.endsWith('.tfvars') ? VARIABLES : TERRAFORM;
}

/** Files that each folder may have besides those of the example. */
export const MORE_NAMES = [
  'new.tf',
  'more_override.tf',
  'modules/stage/main.tf',
  'calls.tf',
  'terraform.tfvars',
  'x.auto.tfvars',
  'envs/dev.tfvars',
  'envs/prod.tfvars',
  'openapi.json',
  '.apigateway-stages.json',
];

/** Some settings of a person. */
export function chosenSettings(random: Random): Partial<Settings> {
  return {
    strictCheck: random.below(3) > 0,
    problems: random.pick(['openFiles', 'module', 'workspace']),
    coexistence: random.pick(['auto', 'complement', 'standalone', 'standalone']),
    rules: random.pick([{}, { language: 'off' }, { 'zero-throttle': 'error' }]),
  };
}

/** Stages as AWS has them, some of which mean harm. */
export const LIVE: readonly LiveStage[] = [
  {
    kind: 'rest',
    apiId: 'a1b2c3d4e5',
    apiName: 'orders ${"',
    region: 'eu-west-1',
    stage: {
      stageName: 'prod',
      deploymentId: 'd1',
      description: '"${var.x}" %{ if true }\n<<EOF',
      variables: { alias: '${"', __proto__: 'x' },
      accessLogSettings: { destinationArn: 'arn:aws:logs:eu-west-1:1:log-group:x', format: 'a\nb' },
      methodSettings: { '*/*': { loggingLevel: 'INFO' }, '~1orders/GET': { throttlingRateLimit: 1 } },
    },
  },
  {
    kind: 'version2',
    apiId: 'h1',
    apiName: 'checkout',
    region: 'eu-west-1',
    stage: {
      StageName: '$default',
      RouteSettings: { 'GET /': {} },
      StageVariables: { constructor: '\uD83D' },
    },
  },
];
