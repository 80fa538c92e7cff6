/** Which actions are offered, beside what each fix does. */
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DEFAULT_SETTINGS } from '../../protocol/messages.js';
import { codeActions } from '../../server/src/features/code-actions.js';
import { rangeOf } from '../../server/src/workspace/line-index.js';
import { actionsAt, checkFix } from '../support/check-fix.js';
import { fixture } from '../support/fixture.js';

it('has edits in order where something is inserted before what goes, as some editors want them', () => {
  const text =
    'resource "aws_api_gateway_deployment" "first" {\nrest_api_id = "x"\nstage<|>_name = "dev"}\nstage_name = "dev"}\n';
  const edits = actionsAt(text)
    .filter(({ title }) => title.startsWith('Move the stage'))
    .flatMap(({ edit }) => Object.values(edit?.changes ?? {}));
  expect(edits).toHaveLength(1);
  const [file] = fixture(text).files;
  const document = TextDocument.create('file:///a.tf', 'terraform', 1, file?.text ?? '');
  expect(TextDocument.applyEdits(document, edits[0] ?? [])).toMatch(
    /lifecycle \{[^]*resource "aws_api_gateway_stage"/,
  );
});

/** Refactorings of a stage are there beside them; they have tests of their own. */
const FIXES = { only: ['quickfix'] };

const two = `
      resource "aws_apigatewayv2_stage" "a" {
        api_id      = "a"
        name        = "a"
        auto_deploy = "<|>yes"
      }

      resource "aws_apigatewayv2_stage" "b" {
        api_id      = "a"
        name        = "b."
        auto_deploy = "no"

        default_route_settings {
          logging_level = "info"
        }

        tags {
          a = "b"
        }
      }
      `;

describe('code actions', () => {
  it('belong to the findings at the cursor, and say which', () => {
    const actions = actionsAt(two, FIXES);
    expect(actions.map((each) => [each.title, each.kind])).toEqual([
      ['Use `true`', 'quickfix'],
      ['Fix all `wrong-type` in this file', 'quickfix'],
      ['Ignore `wrong-type` here', 'quickfix'],
      ['Ignore `wrong-type` in this file', 'quickfix'],
    ]);
    expect(actions.map((each) => each.diagnostics?.map(({ code }) => code))).toEqual([
      ['wrong-type'],
      ['wrong-type'],
      ['wrong-type'],
      ['wrong-type'],
    ]);
    expect(actions.filter((each) => each.isPreferred).map((each) => each.title)).toEqual(['Use `true`']);
  });

  it('are none where nothing is wrong, or where other kinds are asked for', () => {
    expect(actionsAt(two.replace('<|>', '').replace('api_id ', 'api<|>_id '), FIXES)).toEqual([]);
    expect(actionsAt(two, { only: ['source.organizeImports'] })).toEqual([]);
  });

  it('fix all of a kind', () => {
    checkFix(
      two,
      'Fix all `wrong-type` in this file',
      two.replace('"<|>yes"', 'true').replace('"no"', 'false'),
    );
  });

  it('fix everything that is safe on save, and only that', () => {
    const after = two
      .replace('"<|>yes"', 'true')
      .replace('"no"', 'false')
      .replace('"info"', '"INFO"')
      .replace('tags {', 'tags = {');
    for (const only of ['source.fixAll.apigateway-stages', 'source.fixAll', 'source'])
      checkFix(two, 'Fix all auto-fixable problems', after, { only: [only] });

    expect(actionsAt(two).some((each) => each.kind?.startsWith('source'))).toBe(false);
  });

  it('leave out what is switched off', () => {
    const off = {
      rules: { 'wrong-type': 'off' },
      strictCheck: true,
      coexistence: 'auto',
      problems: 'openFiles',
    } as const;
    expect(actionsAt(two, FIXES, off)).toEqual([]);
  });

  it('stay readable for a range with hundreds of findings, and still fix all of them at once', () => {
    const { files, module } = fixture(
      `resource "aws_api_gateway_stage" "a" {\n${'  varables = {}\n'.repeat(300)}}\n`,
    );
    const [file] = files;
    if (file === undefined) throw new Error('no file');
    const actions = codeActions(file, rangeOf(file, file.body), {}, module, DEFAULT_SETTINGS);
    expect(actions.length).toBeLessThan(300);
    const all = actions.find(({ title }) => title === 'Fix all `duplicate-argument` in this file');
    expect(all?.edit?.changes?.[file.uri]).toHaveLength(299);
  });
});
