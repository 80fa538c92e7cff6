/** Terraform's functions that read files. */

/** Functions whose first argument is the path of a file that they read. */
export const fileFunctions: ReadonlySet<string> = new Set([
  'file',
  'templatefile',
  'fileexists',
  'filebase64',
  'filebase64sha256',
  'filebase64sha512',
  'filemd5',
  'filesha1',
  'filesha256',
  'filesha512',
]);
