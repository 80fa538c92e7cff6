/**
 * Whether data is what AWS could answer: walked along the shapes that the AWS SDK itself exports, so that a member
 * that AWS doesn't have, or one of the wrong type, is found.
 */
import * as version1 from '@aws-sdk/client-api-gateway';
import * as version2 from '@aws-sdk/client-apigatewayv2';
import { NormalizedSchema } from '@smithy/core/schema';
import type { EmulatedData } from './data.js';

/** What is wrong with the data, each as `path: fault`; nothing when it is as AWS's is. */
export function shapeFaults({ regions }: EmulatedData): readonly string[] {
  return Object.entries(regions).flatMap(([region, { restApis = [], version2Apis = [] }]) => [
    ...restApis.flatMap(({ api, stages, deployments = [] }) => [
      ...faultsOf(version1.RestApi$, api, `${region}/${api.id}`),
      ...stages.flatMap((each) =>
        faultsOf(version1.Stage$, each, `${region}/${api.id}/stages/${each.stageName}`),
      ),
      ...deployments.flatMap((each) =>
        faultsOf(version1.Deployment$, each, `${region}/${api.id}/deployments/${each.id}`),
      ),
    ]),
    ...version2Apis.flatMap(({ api, stages, deployments = [] }) => [
      ...faultsOf(version2.Api$, api, `${region}/${api.ApiId}`),
      ...stages.flatMap((each) =>
        faultsOf(version2.GetStageResponse$, each, `${region}/${api.ApiId}/stages/${each.StageName}`),
      ),
      ...deployments.flatMap((each) =>
        faultsOf(version2.Deployment$, each, `${region}/${api.ApiId}/deployments/${each.DeploymentId}`),
      ),
    ]),
  ]);
}

type Shape = Parameters<typeof NormalizedSchema.of>[0];

function faultsOf(shape: Shape, value: unknown, path: string): readonly string[] {
  const schema = NormalizedSchema.of(shape);
  if (schema.isStructSchema()) {
    if (!isRecord(value)) return [`${path}: not a structure`];
    const members = new Map(schema.structIterator());
    return Object.entries(value).flatMap(([name, each]) => {
      const member = members.get(name);
      return member === undefined
        ? [`${path}: AWS has no member \`${name}\``]
        : faultsOf(member, each, `${path}.${name}`);
    });
  }
  if (schema.isMapSchema()) {
    if (!isRecord(value)) return [`${path}: not a map`];
    return Object.entries(value).flatMap(([key, each]) =>
      faultsOf(schema.getValueSchema(), each, `${path}[${JSON.stringify(key)}]`),
    );
  }
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) return [`${path}: not a list`];
    return value.flatMap((each, index) => faultsOf(schema.getValueSchema(), each, `${path}[${index}]`));
  }
  if (schema.isTimestampSchema()) {
    return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.*Z$/.test(value) && !isNaN(Date.parse(value))
      ? []
      : [`${path}: not a date in ISO 8601`];
  }
  const type = schema.isStringSchema()
    ? 'string'
    : schema.isBooleanSchema()
      ? 'boolean'
      : schema.isNumericSchema()
        ? 'number'
        : undefined;
  if (type === undefined) return [`${path}: a shape that this check doesn't know`];
  return typeof value === type ? [] : [`${path}: not a ${type}`];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
