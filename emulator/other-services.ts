/** What reading stages needs of other services: who one is and roles taken on (STS, SSO), and the web ACL of a stage (WAF). */
import { type Answer, escaped, failed, json } from './answer.js';
import type { EmulatedData } from './data.js';
import type { EmulatedRequest } from './request.js';

export function answerSts({ operation, body, accessKeyId }: EmulatedRequest, data: EmulatedData): Answer {
  if (operation === 'GetCallerIdentity') {
    return xml(
      operation,
      `<Arn>arn:aws:iam::${data.accountId}:user/emulated</Arn><UserId>${escaped(accessKeyId)}</UserId><Account>${data.accountId}</Account>`,
    );
  }
  if (operation === 'AssumeRole' || operation === 'AssumeRoleWithWebIdentity') {
    const parameters = new URLSearchParams(body);
    const arn = escaped(parameters.get('RoleArn') ?? '');
    return xml(
      operation,
      `<Credentials><AccessKeyId>ASIAEMULATED</AccessKeyId><SecretAccessKey>emulated-secret-of-a-role</SecretAccessKey>` +
        `<SessionToken>emulated-token-of-a-role</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>` +
        `<AssumedRoleUser><Arn>${arn}</Arn><AssumedRoleId>AROA:session</AssumedRoleId></AssumedRoleUser>`,
    );
  }
  return failed('sts', 400, 'InvalidAction', `The emulator has no ${operation ?? 'such operation'}.`);
}

/** Credentials of a role, for a token that is not looked at. */
export function answerSso({ path }: EmulatedRequest): Answer {
  if (path.join('/') !== 'federation/credentials')
    return failed('sso', 404, 'ResourceNotFoundException', 'The emulator has no such resource.');
  return json({
    roleCredentials: {
      accessKeyId: 'ASIASSO',
      secretAccessKey: 'emulated-secret-of-sso',
      sessionToken: 'emulated-token-of-sso',
      expiration: Date.parse('2099-01-01T00:00:00Z'),
    },
  });
}

/** Of WAF and of classic WAF, which are services of their own and know an ACL by its ARN and by its ID. */
export function answerWaf({ service, operation, body, region }: EmulatedRequest, data: EmulatedData): Answer {
  if (operation !== 'GetWebACLForResource')
    return failed(service, 400, 'WAFInvalidOperationException', 'The emulator has no such operation.');
  const { ResourceArn = '' } = JSON.parse(body) as { ResourceArn?: string };
  const [, , id, , name] = ResourceArn.slice(ResourceArn.indexOf('::') + 2).split('/');
  const arn = data.regions[region]?.restApis
    ?.find(({ api }) => api.id === id)
    ?.stages.find(({ stageName }) => stageName === name)?.webAclArn;
  const answer = arn === undefined ? {} : service === 'wafv2' ? wafAcl(arn) : classicAcl(arn);
  return { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify(answer) };
}

/** `arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/NAME/ID` */
function wafAcl(arn: string): object {
  const [kind, , Name, Id] = arn.split('/');
  return kind?.includes(':wafv2:') ? { WebACL: { ARN: arn, Name, Id } } : {};
}

/** `arn:aws:waf-regional:eu-west-1:123456789012:webacl/ID` */
function classicAcl(arn: string): object {
  const [kind, WebACLId] = arn.split('/');
  return kind?.includes(':waf-regional:') ? { WebACLSummary: { WebACLId, Name: WebACLId } } : {};
}

function xml(operation: string, result: string): Answer {
  return {
    status: 200,
    type: 'text/xml',
    body:
      `<${operation}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${operation}Result>${result}</${operation}Result>` +
      `<ResponseMetadata><RequestId>0</RequestId></ResponseMetadata></${operation}Response>`,
  };
}
