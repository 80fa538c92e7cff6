/** Where more can be read: the provider's documentation and AWS's guides. */

const PROVIDER = 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs';

/** A heading of the provider's first page, e.g. `argument-reference`. */
export function providerIndex(anchor: string): string {
  return `${PROVIDER}#${anchor}`;
}

/** The provider's page of a resource; `anchor` is a heading on it, e.g. `canary_settings`. */
export function providerPage(type: string, anchor?: string): string {
  const page = `${PROVIDER}/resources/${type.replace(/^aws_/, '')}`;
  return anchor === undefined ? page : `${page}#${anchor}`;
}

/** The provider's page of a data source. */
export function dataSourcePage(type: string): string {
  return providerPage(type).replace('/resources/', '/data-sources/');
}

/** One of the provider's guides, by its name in the address. */
export function providerGuide(name: string): string {
  return `${PROVIDER}/guides/${name}`;
}

/** The provider's page of one of its functions. */
export function providerFunctionPage(name: string): string {
  return `${PROVIDER}/functions/${name}`;
}

/** A page of the API Gateway developer guide, by its file name without `.html`. */
export function gatewayGuide(page: string): string {
  return `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;
}

/** A page of another AWS guide, by its path below docs.aws.amazon.com. */
export function awsGuide(path: string): string {
  return `https://docs.aws.amazon.com/${path}.html`;
}

/** A page of Terraform's own language documentation, e.g. `meta-arguments/count`. */
export function languagePage(path: string): string {
  return `https://developer.hashicorp.com/terraform/language/${path}`;
}
