/** Which documents are ours. Knows the editor's language ids and URI schemes, nothing of their content. */

/** Files on disk and new files that are not saved yet, in both languages. */
export const DOCUMENT_SELECTOR: readonly { readonly language: string; readonly scheme: string }[] = [
  { language: 'terraform', scheme: 'file' },
  { language: 'terraform', scheme: 'untitled' },
  { language: 'opentofu', scheme: 'file' },
  { language: 'opentofu', scheme: 'untitled' },
];
