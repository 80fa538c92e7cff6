/** Texts that grow: what each is, how much of it is measured, and how it is written. Beside them stands one API. */

/** `text` of twice the size has twice the length, more or less. */
export interface Shape {
  readonly name: string;
  readonly size: number;
  readonly text: (size: number) => string;
}

const many = (count: number, one: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => one(index)).join('');

const API = 'resource "aws_api_gateway_rest_api" "shop" {\n  name = "shop"\n}\n';

const stage = (label: string, inner = ''): string => `resource "aws_api_gateway_stage" "${label}" {
  rest_api_id   = aws_api_gateway_rest_api.shop.id
  deployment_id = "d"
  stage_name    = "${label}"
${inner}}
`;

const format = (value: string): string =>
  `${API}${stage('live', `  access_log_settings {\n    destination_arn = "arn:aws:logs:eu-west-1:123456789012:log-group:x"\n    format = ${value}\n  }\n`)}`;

const named = (value: string): string =>
  `resource "aws_apigatewayv2_stage" "s" {\n  api_id = "a"\n  name = ${value}\n}\n`;

const settings = (
  index: number,
  path: string,
): string => `resource "aws_api_gateway_method_settings" "s${index}" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  stage_name  = aws_api_gateway_stage.live.stage_name
  method_path = "${path}"
  settings {
    metrics_enabled = true
  }
}
`;

const resource = (index: number): string => `resource "aws_api_gateway_resource" "r${index}" {
  rest_api_id = aws_api_gateway_rest_api.shop.id
  parent_id   = aws_api_gateway_rest_api.shop.root_resource_id
  path_part   = "p${index}"
}
`;

/** Each of them took the square of its length once, or is next to one that did. */
export const SHAPES: readonly Shape[] = [
  { name: 'blanks in trimspace', size: 40_000, text: (n) => named(`trimspace("a${' '.repeat(n)}b")`) },
  { name: 'line breaks in chomp', size: 20_000, text: (n) => named(`chomp("a${'\\n'.repeat(n)}b")`) },
  {
    name: 'blanks before a trimmed sequence',
    size: 80_000,
    text: (n) => named(`<<EOF\na${' '.repeat(n)}b\${~ 1 }\nEOF`),
  },
  { name: 'open sequences', size: 8_000, text: (n) => `a = ${'"${'.repeat(n)}\n` },
  {
    name: 'settings of one path',
    size: 1_000,
    text: (n) => API + stage('live') + many(n, (i) => settings(i, 'a/GET')),
  },
  {
    name: 'settings of many paths',
    size: 1_000,
    text: (n) => API + stage('live') + many(n, (i) => settings(i, `a${i}/GET`)),
  },
  { name: 'stages of one address', size: 2_000, text: (n) => API + many(n, () => stage('live')) },
  { name: 'stages', size: 1_000, text: (n) => API + many(n, (i) => stage(`s${i}`)) },
  {
    name: 'lines of a log',
    size: 4_000,
    text: (n) =>
      API + many(n, (i) => `2030-11-30 18:00:00 INFO [main] request ${i} GET /a {"x": 1} "took" 5ms\n`),
  },
  { name: 'lines of open brackets', size: 3_000, text: (n) => API + many(n, (i) => `a${i} = [1, 2\n`) },
  { name: 'lines of open strings', size: 4_000, text: (n) => API + many(n, (i) => `a${i} = "x\n`) },
  { name: 'blocks that are not closed', size: 2_000, text: (n) => 'a {\n'.repeat(n) },
  {
    name: 'unknown arguments',
    size: 1_500,
    text: (n) =>
      stage(
        's',
        many(n, (i) => `  nope${i} = "x"\n`),
      ),
  },
  {
    name: 'unknown blocks',
    size: 1_500,
    text: (n) =>
      stage(
        's',
        many(n, (i) => `  nope${i} {\n  }\n`),
      ),
  },
  {
    name: 'stage variables',
    size: 1_500,
    text: (n) => API + stage('s', `  variables = {\n${many(n, (i) => `    v${i} = "x"\n`)}  }\n`),
  },
  {
    name: 'local values, each of the next',
    size: 2_000,
    text: (n) => `${API}locals {\n${many(n, (i) => `  l${i} = local.l${i + 1}\n`)}  l${n} = "a"\n}\n`,
  },
  {
    name: 'variables of a log format',
    size: 8_000,
    text: (n) => format(`"${'$context.requestId '.repeat(n)}"`),
  },
  {
    name: 'unknown variables of a log format',
    size: 1_500,
    text: (n) => format(`"${many(n, (i) => `$context.nope${i} `)}"`),
  },
  {
    name: 'keys of a log format',
    size: 2_000,
    text: (n) => format(`jsonencode({\n${many(n, (i) => `  k${i} = "$context.requestId"\n`)}})`),
  },
  {
    name: 'lines of a heredoc',
    size: 30_000,
    text: (n) => `locals {\n  a = <<-EOF\n${'    text of a line\n'.repeat(n)}  EOF\n}\n`,
  },
  {
    name: 'resources in triggers',
    size: 400,
    text: (n) =>
      `${API}resource "aws_api_gateway_deployment" "d" {\n  rest_api_id = aws_api_gateway_rest_api.shop.id\n  triggers = {\n    redeployment = sha1(jsonencode([${many(n, (i) => `aws_api_gateway_resource.r${i}.id, `)}]))\n  }\n}\n${many(n, resource)}`,
  },
  { name: 'comments', size: 40_000, text: (n) => `${API}${'# a comment\n'.repeat(n)}` },
  { name: 'operators', size: 20_000, text: (n) => `locals {\n  a = 1${' + 1'.repeat(n)}\n}\n` },
];
