/** Names of provider configurations, where resources and calls of modules name them. */
import { expect, test } from 'vitest';
import { checkCompletion, offered } from '../support/check-completion.js';

const root = (text: string): string => `
#- main.tf
terraform {
  required_providers {
    aws   = { source = "hashicorp/aws" }
    cloud = { source = "hashicorp/aws" }
    local = { source = "hashicorp/local" }
  }
}
provider "aws" {
  region = "eu-central-1"
}
provider "aws" {
  alias  = "paris"
  region = "eu-west-3"
}
provider "cloud" {
  alias = "milan"
}
provider "local" {
  alias = "disk"
}
${text}
#- shared/main.tf
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      configuration_aliases = [aws.source, aws.paris]
    }
  }
}
resource "aws_api_gateway_rest_api" "orders" {
  provider = aws.source
}
#- plain/main.tf
variable "name" {}
`;
const stage = (line: string): string => root(`resource "aws_api_gateway_stage" "live" {\n  ${line}\n}`);
const call = (providers: string, source = './shared'): string =>
  root(`module "m" {\n  source = "${source}"\n  providers = ${providers}\n}`);

test.each([
  ['provider = <|>', ['aws.paris', 'cloud.milan', 'aws', 'cloud']],
  ['provider = a<|>', ['aws.paris', 'aws']],
  ['provider = aws.<|>', ['paris']],
  ['provider = aws.pa<|>', ['paris']],
  ['provider = cloud.<|>', ['milan']],
  ['provider = aws.paris.<|>', []],
])('%s', (line, labels) => {
  expect(offered(stage(line))).toEqual(labels);
});

test('the name is replaced as a whole where the first word is typed anew', () => {
  checkCompletion(stage('provider = a<|>ws.lyon'), 'aws.paris', stage('provider = aws.paris'));
});

test('an import block, a data source and what the module itself is handed', () => {
  expect(offered(root('import {\n  to       = aws_api_gateway_stage.live\n  provider = aws.<|>\n}'))).toEqual(
    ['paris'],
  );
  expect(offered(root('data "local_file" "x" {\n  provider = <|>\n}'))).toEqual(['local.disk', 'local']);
  const handed = `terraform {
    required_providers {
      aws = {
        source                = "hashicorp/aws"
        configuration_aliases = [aws.source]
      }
    }
  }
  resource "aws_api_gateway_stage" "live" {
    provider = aws.<|>
  }`;
  expect(offered(handed)).toEqual(['source']);
});

test.each([
  ['{ aws = <|> }', ['aws.paris', 'cloud.milan', 'local.disk', 'aws', 'cloud', 'local']],
  ['{ aws = aws.<|> }', ['paris']],
  ['{\n    aws.source = aws.<|>\n  }', ['paris']],
  ['{\n    <|>\n  }', ['aws.source', 'aws.paris', 'aws']],
  ['{\n    aws.source = aws\n    <|>\n  }', ['aws.paris', 'aws']],
  ['{\n    aws.<|>\n  }', ['source', 'paris']],
  ['{\n    aws.so<|>\n  }', ['source']],
])('providers = %s', (value, labels) => {
  expect(offered(call(value))).toEqual(labels);
});

test('a key comes with the configuration that fits it', () => {
  checkCompletion(call('{\n    <|>\n  }'), 'aws.paris', call('{\n    aws.paris = ${1|aws.paris,aws|}\n  }'));
  checkCompletion(
    call('{\n    aws.so<|>\n  }'),
    'source',
    call('{\n    aws.source = ${1|aws.paris,aws|}\n  }'),
  );
  checkCompletion(call('{\n    a<|> = aws\n  }'), 'aws.source', call('{\n    aws.source = aws\n  }'));
});

test('a module that requires nothing takes the default one', () => {
  expect(offered(call('{\n    <|>\n  }', './plain'))).toEqual(['aws']);
  expect(offered(call('{\n    <|>\n  }', 'example/api/aws'))).toEqual(['aws', 'cloud', 'local']);
});
