/** The path of the program, or a sentence that says why there is none. */
export type SarifTool =
  | { readonly command: string; readonly missing?: undefined }
  | { readonly command?: undefined; readonly missing: string };

export function findSarifTool(): Promise<SarifTool>;
