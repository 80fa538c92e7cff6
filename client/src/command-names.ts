/** The commands' ids, as `package.json` contributes them. Knows nothing else. */

/** By the name under which the code speaks of them. */
export const COMMANDS = {
  restartServer: 'apigatewayStages.restartServer',
  showLog: 'apigatewayStages.showLog',
  openRules: 'apigatewayStages.openRules',
} as const;
