/** The commands' ids, as `package.json` contributes them. Knows nothing else. */

/** By the name under which the code speaks of them. */
export const COMMANDS = {
  restartServer: 'apigatewayStages.restartServer',
  showLog: 'apigatewayStages.showLog',
  openRules: 'apigatewayStages.openRules',
  openWalkthrough: 'apigatewayStages.openWalkthrough',
  chooseProfile: 'apigatewayStages.chooseProfile',
  chooseRegions: 'apigatewayStages.chooseRegions',
  hideRegion: 'apigatewayStages.hideRegion',
  refresh: 'apigatewayStages.refresh',
  stopLoading: 'apigatewayStages.stopLoading',
  filterApis: 'apigatewayStages.filterApis',
  clearFilter: 'apigatewayStages.clearFilter',
  showCalls: 'apigatewayStages.showCalls',
  explainFailure: 'apigatewayStages.explainFailure',
  importStage: 'apigatewayStages.importStage',
  importApi: 'apigatewayStages.importApi',
  compareStage: 'apigatewayStages.compareStage',
  openDeclaration: 'apigatewayStages.openDeclaration',
  openInConsole: 'apigatewayStages.openInConsole',
  copyInvokeUrl: 'apigatewayStages.copyInvokeUrl',
  copyArn: 'apigatewayStages.copyArn',
  copyExecutionArn: 'apigatewayStages.copyExecutionArn',
  copyId: 'apigatewayStages.copyId',
  copyImportCommand: 'apigatewayStages.copyImportCommand',
  copyValue: 'apigatewayStages.copyValue',
} as const;
