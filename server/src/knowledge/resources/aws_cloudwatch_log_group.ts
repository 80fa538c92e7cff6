/** The CloudWatch log group, in our own words, as far as stages log to it. */
import type { ResourceFacts } from '../schema.js';
import { identity, region, tags, tagsAll } from '../vocabularies/common.js';
import { awsGuide, providerPage } from '../vocabularies/links.js';

const logGroupName = { regex: '^[.\\-_/#A-Za-z0-9]+$', means: 'letters, digits and `. - _ / #`' };

export const cloudwatchLogGroup: ResourceFacts = {
  kind: 'resource',
  type: 'aws_cloudwatch_log_group',
  title: 'CloudWatch log group',
  doc: 'Where logs are kept. Access logs go to a group of your choice (`access_log_settings.destination_arn`). Execution logs of a REST stage always go to `API-Gateway-Execution-Logs_{rest_api_id}/{stage_name}`, those of a WebSocket stage to `/aws/apigateway/{api_id}/{stage_name}`; to set their retention, declare the group and let the stage depend on it, or AWS may create it first.',
  link: providerPage('aws_cloudwatch_log_group'),
  importId: { shape: 'LOG-GROUP-NAME', example: '/apigw/prod' },
  snippet: ['name', 'retention_in_days'],
  localName: 'access',
  members: {
    name: {
      doc: 'The name of the group. If omitted, Terraform generates one. For access logs, choose a name such as `/apigw/<stage>`.',
      conflictsWith: ['name_prefix'],
      length: { min: 1, max: 512 },
      pattern: logGroupName,
      forceNew: true,
      awsMember: 'logGroupName',
      sample: '"/apigw/prod"',
    },
    name_prefix: {
      doc: 'A prefix; Terraform generates the rest. Conflicts with `name`.',
      conflictsWith: ['name'],
      length: { min: 1, max: 483 },
      pattern: logGroupName,
      forceNew: true,
    },
    retention_in_days: {
      doc: 'How long the logs are kept, in days. `0` keeps them forever, at a cost.',
      default: '0',
      allowed: [
        { value: '0', doc: 'Forever.' },
        { value: '1', doc: 'A day.' },
        { value: '3', doc: 'Three days.' },
        { value: '5', doc: 'Five days.' },
        { value: '7', doc: 'A week.' },
        { value: '14', doc: 'Two weeks.' },
        { value: '30', doc: 'A month.' },
        { value: '60', doc: 'Two months.' },
        { value: '90', doc: 'Three months.' },
        { value: '120', doc: 'Four months.' },
        { value: '150', doc: 'Five months.' },
        { value: '180', doc: 'Six months.' },
        { value: '365', doc: 'A year.' },
        { value: '400', doc: '13 months.' },
        { value: '545', doc: '18 months.' },
        { value: '731', doc: 'Two years.' },
        { value: '1096', doc: 'Three years.' },
        { value: '1827', doc: 'Five years.' },
        { value: '2192', doc: 'Six years.' },
        { value: '2557', doc: 'Seven years.' },
        { value: '2922', doc: 'Eight years.' },
        { value: '3288', doc: 'Nine years.' },
        { value: '3653', doc: 'Ten years.' },
      ],
      awsMember: 'retentionInDays',
      sample: '30',
    },
    deletion_protection_enabled: {
      doc: 'Whether AWS refuses to delete the group.',
      sample: 'true',
    },
    kms_key_id: {
      doc: 'The ARN of the KMS key that encrypts the logs. CloudWatch Logs must be allowed to use it.',
      refersTo: [{ type: 'aws_kms_key', attribute: 'arn' }],
      awsMember: 'kmsKeyId',
    },
    log_group_class: {
      doc: 'What the group can do and what it costs.',
      default: '"STANDARD"',
      allowed: [
        { value: 'STANDARD', doc: 'Everything.' },
        { value: 'INFREQUENT_ACCESS', doc: 'Cheaper, without metric filters, alarms and exports.' },
        {
          value: 'DELIVERY',
          doc: 'For Lambda logs that are passed on to S3 or Firehose; kept here for a day only.',
        },
      ],
      forceNew: true,
      awsMember: 'logGroupClass',
      link: awsGuide('AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes'),
    },
    skip_destroy: {
      doc: 'Keeps the group and its logs in AWS when the resource is destroyed.',
      default: 'false',
      sample: 'true',
    },
    tags,
    tags_all: tagsAll,
    region,
    id: identity('The name of the group.'),
    arn: {
      doc: "The group's ARN, `arn:aws:logs:{region}:{account}:log-group:{name}`. It has no trailing `:*`, as `access_log_settings.destination_arn` requires.",
    },
  },
};
