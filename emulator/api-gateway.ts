/** The reading side of API Gateway, both versions: a request and the data → the answer. */
import { type Answer, failed, json } from './answer.js';
import type { EmulatedData, EmulatedRegion } from './data.js';
import type { EmulatedRequest } from './request.js';
import { version1OnWire, version2OnWire } from './wire.js';

/** `pageSize` is how many items a page has at most; AWS gives 25 unless asked, and 500 at most. */
export function answerApiGateway(request: EmulatedRequest, data: EmulatedData, pageSize: number): Answer {
  if (request.method !== 'GET')
    return failed(request.service, 403, 'AccessDeniedException', 'The emulator answers reads only.');
  const region = data.regions[request.region] ?? {};
  const [first, ...rest] = request.path;
  if (first === 'restapis') return restApis(rest, request, region, pageSize);
  if (first === 'v2' && rest[0] === 'apis') return version2Apis(rest.slice(1), request, region, pageSize);
  if (first === 'tags') return json({ tags: tagsOf(region, rest.join('/')) });
  if (first === 'v2' && rest[0] === 'tags') return json({ tags: tagsOf(region, rest.slice(1).join('/')) });
  if (first === 'account') return json({ throttleSettings: { burstLimit: 5000, rateLimit: 10000 } });
  return notFound('The emulator has no such resource.');
}

function restApis(
  [id, collection, member]: readonly string[],
  request: EmulatedRequest,
  { restApis: apis = [] }: EmulatedRegion,
  pageSize: number,
): Answer {
  const page = (items: readonly object[]): Answer => {
    const { here, next } = pageOf(items, request.query.get('position'), request.query.get('limit'), pageSize);
    return json({ item: here.map(version1OnWire), position: next });
  };
  if (id === undefined) return page(apis.map(({ api }) => api));
  const found = apis.find(({ api }) => api.id === id);
  if (found === undefined) return notFound('Invalid API identifier specified');
  const { api, stages, deployments = [] } = found;
  const one = (item: object | undefined, kind: string): Answer =>
    item === undefined ? notFound(`Invalid ${kind} identifier specified`) : json(version1OnWire(item));
  switch (collection) {
    case undefined:
      return json(version1OnWire(api));
    case 'stages':
      // All stages come in one answer.
      if (member === undefined) return json({ item: stages.map(version1OnWire) });
      return one(
        stages.find(({ stageName }) => stageName === member),
        'stage',
      );
    case 'deployments':
      if (member === undefined) return page(deployments);
      return one(
        deployments.find((each) => each.id === member),
        'Deployment',
      );
    case 'resources':
      return json({ item: [{ id: api.rootResourceId ?? 'root', path: '/' }] });
    default:
      return notFound('The emulator has no such resource.');
  }
}

function version2Apis(
  [id, collection, member]: readonly string[],
  request: EmulatedRequest,
  { version2Apis: apis = [] }: EmulatedRegion,
  pageSize: number,
): Answer {
  const { query } = request;
  const page = (items: readonly object[]): Answer => {
    const { here, next } = pageOf(items, query.get('nextToken'), query.get('maxResults'), pageSize);
    return json({ items: here.map(version2OnWire), nextToken: next });
  };
  if (id === undefined) return page(apis.map(({ api }) => api));
  const found = apis.find(({ api }) => api.ApiId === id);
  if (found === undefined) return notFound(`Invalid API identifier specified ${id}`);
  const { api, stages, deployments = [] } = found;
  const one = (item: object | undefined, kind: string): Answer =>
    item === undefined ? notFound(`Unable to find ${kind} ${String(member)}`) : json(version2OnWire(item));
  switch (collection) {
    case undefined:
      return json(version2OnWire(api));
    case 'stages':
      if (member === undefined) return page(stages);
      return one(
        stages.find(({ StageName }) => StageName === member),
        'Stage by name',
      );
    case 'deployments':
      if (member === undefined) return page(deployments);
      return one(
        deployments.find(({ DeploymentId }) => DeploymentId === member),
        'Deployment by ID',
      );
    default:
      return notFound('The emulator has no such resource.');
  }
}

/** Positions are opaque to callers, so they are made to look that way. */
function pageOf<Item>(
  items: readonly Item[],
  position: string | null,
  limit: string | null,
  pageSize: number,
): { readonly here: readonly Item[]; readonly next: string | undefined } {
  const start = position === null ? 0 : Number(Buffer.from(position, 'base64').toString());
  const end = start + Math.min(Number(limit ?? 25), pageSize);
  const next = end < items.length ? Buffer.from(String(end)).toString('base64') : undefined;
  return { here: items.slice(start, end), next };
}

/** Of an API or a stage: `arn:aws:apigateway:eu-west-1::/restapis/abc/stages/prod`. */
function tagsOf({ restApis: rest = [], version2Apis = [] }: EmulatedRegion, arn: string): object {
  const [, family, id, , name] = arn.slice(arn.indexOf('::') + 2).split('/');
  if (family === 'restapis') {
    const found = rest.find(({ api }) => api.id === id);
    const stage = found?.stages.find(({ stageName }) => stageName === name);
    return (name === undefined ? found?.api.tags : stage?.tags) ?? {};
  }
  const found = version2Apis.find(({ api }) => api.ApiId === id);
  const stage = found?.stages.find(({ StageName }) => StageName === name);
  return (name === undefined ? found?.api.Tags : stage?.Tags) ?? {};
}

function notFound(message: string): Answer {
  return failed('apigateway', 404, 'NotFoundException', message);
}
