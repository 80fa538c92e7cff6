/** What nearly every resource of the AWS provider has: Region, tags and its own identity. */
import type { Facts } from '../schema.js';
import { providerGuide } from './links.js';
import { regions } from './regions.js';

const regionGuide = providerGuide('enhanced-region-support');

/** The `region` argument that provider 6.0.0 gave every resource. */
export const region: Facts = {
  doc: 'The AWS Region this resource lives in, where that is not the Region of the provider. One provider configuration can manage several Regions; they must all belong to its partition. To import from another Region, add `@<region>` to the import ID.',
  default: "the provider's Region",
  suggested: regions,
  forceNew: true,
  since: '6.0.0',
  link: regionGuide,
};

/** The limits that AWS sets for tags. */
export const tagLimits = {
  max: 50,
  key: {
    length: { min: 1, max: 128 },
    pattern: { regex: '^(?![aA][wW][sS]:)[\\s\\S]*$', means: 'anything that does not begin with `aws:`' },
  },
  value: { length: { min: 0, max: 256 } },
} as const;

/** The `tags` argument. */
export const tags: Facts = {
  doc: "Labels as `key = value`, for cost reports, permissions and searching. They are laid over the provider's `default_tags`: where both name a key, this one wins.",
  entries: tagLimits,
  awsMember: 'tags',
  link: providerGuide('resource-tagging'),
};

/** The same for the v2 resources, whose API spells its members with a capital. */
export const tagsV2: Facts = { ...tags, awsMember: 'Tags' };

/** The `tags_all` attribute. */
export const tagsAll: Facts = {
  doc: "Every tag the resource ends up with: `tags` together with the provider's `default_tags`. Read it; to set tags, write `tags`.",
  notProposed: true,
  awsMember: 'tags',
};

/** What is true of these arguments in every type, documented or not. */
export const everywhere: Readonly<Record<'resource' | 'data', Readonly<Record<string, Facts>>>> = {
  resource: { region, tags, tags_all: tagsAll },
  data: {
    region: {
      doc: 'The AWS Region to look in, where that is not the Region of the provider.',
      default: "the provider's Region",
      suggested: regions,
      since: '6.0.0',
      link: regionGuide,
    },
    tags: { doc: 'The tags of what was found.' },
  },
};

/** An `id` attribute, told in a sentence or two of its own. */
export function identity(doc: string): Facts {
  return { doc };
}

/** An `arn` attribute of the given form. */
export function arn(form: string, use?: string): Facts {
  return { doc: `The resource's ARN, \`${form}\`.${use === undefined ? '' : ` ${use}`}` };
}
