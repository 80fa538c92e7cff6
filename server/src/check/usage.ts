/** The help of `check`. */

/** What `check --help` prints. */
export const CHECK_USAGE = `Usage: apigateway-stages check [options] [paths]

Checks API Gateway stages in Terraform and reports what its rules find. Paths are files, or directories that are checked
recursively; the default is the current directory. Works offline. A file .apigateway-stages.json in the directory of a module,
or above it, sets rules, excluded files and environments; options count more.

  --format <name>          text (default), json, sarif, github, junit, gitlab (code quality) or checkstyle
  --min-severity <name>    error, warning (default), information or hint; hides lower severities
  --fail-on <severity>     the least severity that makes the exit code 1; default: whatever is shown; without
                           --min-severity what it counts is shown too
  --rule <code>=<severity> error, warning, information, hint or off; repeatable. language stands for all rules about
                           Terraform's language
  --exclude <glob>         leave out files, or all in a folder; from the current directory; repeatable
  --var-file <file>        a variable file that Terraform is given; repeatable
  --var <name>=<value>     a variable that Terraform is given; repeatable
  --fix                    fix what is safe to fix; the exit code goes by what is left
  --fix-dry-run            change nothing; write a unified diff to standard output, what would be left to standard error
  --stdin-filename <path>  check the text on standard input as this file; with --fix write it to standard output
  --baseline <file>        leave out the findings in this file
  --write-baseline <file>  write what is found to this file, and end with 0
  --color, --no-color      force or disable colors; default: the terminal, NO_COLOR, FORCE_COLOR
  --excerpt, --no-excerpt  show the line of each finding in text, or not; default: in a terminal
  --list-rules             list all rules with severity and group; with --format json as JSON
  --explain <rule>         explain a rule, with an example; language lists the rules of that group
  --help                   show this help

Exit code: 0 no findings that count, 1 findings, 2 invalid usage, no file to check, or something was not checked in full
or not written.
`;
