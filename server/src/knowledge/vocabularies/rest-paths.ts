/** The resources that paths and methods of a REST API are made of, by the names of their arguments. */

/** One part of a path, below another or below the root of the API. */
export const pathPart = {
  type: 'aws_api_gateway_resource',
  parent: 'parent_id',
  part: 'path_part',
  /** What it exports: the whole path, with slashes. */
  path: 'path',
} as const;

/** The attribute of the API that stands for the path `/`. */
export const rootPath = { type: 'aws_api_gateway_rest_api', attribute: 'root_resource_id' } as const;

/** What allows a method on a path. */
export const pathMethod = {
  type: 'aws_api_gateway_method',
  path: 'resource_id',
  method: 'http_method',
  /** The method that stands for all of them. */
  any: 'ANY',
} as const;

/** What else gives an API paths: its own definition, and a resource that writes one. */
export const definedPaths = { argument: 'body', type: 'aws_api_gateway_rest_api_put' } as const;
