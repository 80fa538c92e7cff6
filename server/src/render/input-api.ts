/** The API whose stages are given: which it is, and in which words it is spoken of where it is asked for. */

/** Which API the stages belong to. */
export interface InputApi {
  readonly kind: 'rest' | 'version2';
  readonly apiId: string;
}

/** How what is wrong is put: what the arguments are called, and how input is given. */
export interface InputWords {
  readonly restApiId: string;
  readonly apiId: string;
  readonly empty: string;
  /** The remedy: to give the output of a command. */
  readonly give: (command: string) => string;
}

/** The words of the command line. */
export const COMMAND_LINE: InputWords = {
  restApiId: '--rest-api-id',
  apiId: '--api-id',
  empty: 'Standard input is empty.',
  give: (command) => `Pipe the output of \`${command}\` into this command.`,
};

/** The API that the arguments of a command name, or what is wrong with them. */
export function inputApi(
  restApiId: string | undefined,
  apiId: string | undefined,
  words: InputWords = COMMAND_LINE,
): InputApi | { readonly fault: string } {
  if (restApiId !== undefined && apiId === undefined)
    return checkedApi({ kind: 'rest', apiId: restApiId }, words.restApiId);
  if (apiId !== undefined && restApiId === undefined)
    return checkedApi({ kind: 'version2', apiId }, words.apiId);
  return {
    fault: `Specify the API of the stages with either \`${words.restApiId}\` or \`${words.apiId}\`. The JSON of a stage does not include it.`,
  };
}

function checkedApi(api: InputApi, option: string): InputApi | { readonly fault: string } {
  return /^[^/:\s]+$/.test(api.apiId)
    ? api
    : {
        fault: `\`${api.apiId}\` is no ID of an API. \`${option}\` requires one such as \`a1b2c3d4e5\`, the first part of the host name in the invoke URL.`,
      };
}

/** The command of the AWS CLI that prints a stage of the API. */
export function commandFor({ kind, apiId }: InputApi): string {
  return kind === 'rest'
    ? `aws apigateway get-stage --rest-api-id ${apiId} --stage-name NAME --output json`
    : `aws apigatewayv2 get-stage --api-id ${apiId} --stage-name NAME --output json`;
}
