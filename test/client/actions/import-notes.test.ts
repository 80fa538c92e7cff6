import { expect, test } from 'vitest';
import { importNotes } from '../../../client/src/actions/import-notes.js';

const stage = (name: string, ...notes: string[]) => ({ address: `aws_apigatewayv2_stage.${name}`, notes });

test('what is true of every stage is said once, and names none', () => {
  const region = 'Check the Region.';
  expect(importNotes([stage('a', region), stage('b', region)])).toEqual([region]);
  expect(importNotes([stage('a', region)])).toEqual([region]);
});

test('what is true of some names them', () => {
  const left = '`deployment_id` is left out.';
  expect(importNotes([stage('a', left), stage('b'), stage('c', left)])).toEqual([
    '`aws_apigatewayv2_stage.a`, `aws_apigatewayv2_stage.c`: `deployment_id` is left out.',
  ]);
});
