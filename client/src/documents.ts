/** Which documents are ours. */

/** Files on disk and new files that are not saved yet, in both languages. */
export const DOCUMENT_SELECTOR: readonly { readonly language: string; readonly scheme: string }[] = [
  { language: 'terraform', scheme: 'file' },
  { language: 'terraform', scheme: 'untitled' },
  { language: 'opentofu', scheme: 'file' },
  { language: 'opentofu', scheme: 'untitled' },
];

/** The language of variable files, which hold values and no resources. */
export const VARIABLES_LANGUAGE = 'terraform-vars';

/**
 * What the server is told of: variable files and project files as well, which affect what our documents come to, under
 * whatever language they are opened.
 */
export const SYNCED_SELECTOR: readonly (
  | { readonly language: string; readonly scheme: string }
  | { readonly scheme: string; readonly pattern: string }
)[] = [
  ...DOCUMENT_SELECTOR,
  { scheme: 'file', pattern: '**/*.{tfvars,tfvars.json}' },
  { scheme: 'file', pattern: '**/.apigateway-stages.json' },
];
