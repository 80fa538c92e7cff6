/** The help of `check`. */

/** What `check --help` prints. */
export const CHECK_USAGE = `Usage: apigateway-stages check [options] [paths]

Checks API Gateway stages in Terraform and reports what its rules find. Paths are files, or directories that
are checked recursively; the default is the current directory. Works offline.

  --format <name>          text (default), json, sarif or github
  --min-severity <name>    error, warning (default), information or hint; hides lower severities
  --fail-on <severity>     the least severity that makes the exit code 1; default: whatever is shown
  --rule <code>=<severity> error, warning, information, hint or off; repeatable. language stands for all rules about
                           Terraform's language
  --color, --no-color      force or disable colors; default: the terminal, NO_COLOR, FORCE_COLOR
  --excerpt, --no-excerpt  show the line of each finding in text, or not; default: in a terminal
  --list-rules             list all rules with their severity
  --explain <rule>         explain a rule, with an example
  --help                   show this help

Exit code: 0 no findings that count, 1 findings, 2 invalid usage, no file to check, or something was not checked in full.
`;
