/** The ways in which findings are written. All write file by file, so that nothing is kept. */
import type { FileFindings, Summary } from './finding.js';
import { checkstyle } from './checkstyle.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { json } from './json.js';
import { junit } from './junit.js';
import type { FormatName } from './options.js';
import { sarif, type Tool } from './sarif.js';
import { text, type TextStyle } from './text.js';

/** Pure: each part's text from what it is about. */
export interface Format {
  readonly begin: string;
  /** A file that was checked, with all of its findings. */
  readonly file: (found: FileFindings) => string;
  readonly end: (summary: Summary) => string;
}

/** The format of that name. */
export function formatOf(name: FormatName, { isColored, hasExcerpts }: TextStyle, tool: Tool): Format {
  switch (name) {
    case 'text':
      return text({ isColored, hasExcerpts });
    case 'json':
      return json;
    case 'sarif':
      return sarif(tool);
    case 'github':
      return github;
    case 'junit':
      return junit;
    case 'gitlab':
      return gitlab;
    case 'checkstyle':
      return checkstyle;
  }
}
