/** What authorizers of each type can't do without, in both families. */
import type { ReferenceTarget } from '../schema.js';

/** What an authorizer of one type needs. */
export interface AuthorizerNeed {
  readonly argument: string;
  /** True where it is a nested block. */
  readonly isBlock?: true;
  /** What it is set to, and whether in a list. */
  readonly refersTo?: ReferenceTarget & { readonly isList?: true };
}

/** What a function's `invoke_arn` looks like, to be replaced. */
export const sampleInvokeArn =
  '"arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:callers/invocations"';

const lambda: AuthorizerNeed = {
  argument: 'authorizer_uri',
  refersTo: { type: 'aws_lambda_function', attribute: 'invoke_arn' },
};

const userPools: AuthorizerNeed = {
  argument: 'provider_arns',
  refersTo: { type: 'aws_cognito_user_pool', attribute: 'arn', isList: true },
};

/** Authorizers by resource type: which argument tells their type, what it is when left out, and what each type needs. */
export const authorizers: readonly {
  readonly type: string;
  readonly kind: string;
  readonly default?: string;
  /** Whether the provider itself refuses one that lacks something; of the others AWS's reference says that it is needed. */
  readonly isChecked: boolean;
  readonly needs: ReadonlyMap<string, AuthorizerNeed>;
}[] = [
  {
    type: 'aws_api_gateway_authorizer',
    kind: 'type',
    default: 'TOKEN',
    isChecked: true,
    needs: new Map([
      ['TOKEN', lambda],
      ['REQUEST', lambda],
      ['COGNITO_USER_POOLS', userPools],
    ]),
  },
  {
    type: 'aws_apigatewayv2_authorizer',
    kind: 'authorizer_type',
    isChecked: false,
    needs: new Map([
      ['REQUEST', lambda],
      ['JWT', { argument: 'jwt_configuration', isBlock: true }],
    ]),
  },
];
