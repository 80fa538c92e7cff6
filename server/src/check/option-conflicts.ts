/** Options that can't stand together; they throw with a sentence for people. */

/** The options that may exclude others, as they were written. */
export interface CombinedOptions {
  readonly fix: boolean;
  readonly 'fix-dry-run': boolean;
  readonly format: string;
  readonly explain?: string | undefined;
  readonly 'stdin-filename'?: string | undefined;
  readonly baseline?: string | undefined;
  readonly 'write-baseline'?: string | undefined;
}

/** Throws with a sentence for people where two of the options, or an option and paths, exclude each other. */
export function refuseTogether(values: CombinedOptions, paths: readonly string[]): void {
  const { fix, format, 'fix-dry-run': dryRun, 'stdin-filename': stdin, baseline } = values;
  const written = values['write-baseline'];
  const refuse = (are: boolean, message: string): void => {
    if (are) throw new Error(message);
  };
  refuse(
    format !== 'text' && values.explain !== undefined,
    '`--explain` writes Markdown; leave `--format` out',
  );
  refuse(fix && dryRun, '`--fix` and `--fix-dry-run` exclude each other; leave one of them out');
  refuse(
    baseline !== undefined && written !== undefined,
    '`--baseline` and `--write-baseline` exclude each other; leave one of them out',
  );
  refuse(
    written !== undefined && dryRun,
    '`--write-baseline` needs the files as they are; leave `--fix-dry-run` out or use `--fix`',
  );
  refuse(
    written !== undefined && stdin !== undefined,
    '`--write-baseline` needs all files; leave `--stdin-filename` out',
  );
  refuse(stdin !== undefined && paths.length > 0, '`--stdin-filename` checks one text; leave the paths out');
  refuse(
    format !== 'text' && dryRun,
    '`--fix-dry-run` writes a diff to standard output; leave `--format` out',
  );
  refuse(
    format !== 'text' && fix && stdin !== undefined,
    '`--fix` with `--stdin-filename` writes the text to standard output; leave `--format` out',
  );
}
