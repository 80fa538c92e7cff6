/** Small changes of expressions that may make them wrong. */
import type { Attribute, Expression, Reference } from '../../server/src/hcl/syntax.js';
import { visitExpression } from '../../server/src/hcl/walk.js';
import { changeAt, type LanguageEdit, misspelled, source } from './language-edit.js';

/** The changes of each kind that the value of an argument has room for. */
export function expressionEdits({ value }: Attribute, text: string): readonly LanguageEdit[] {
  const found: LanguageEdit[] = [];
  visitExpression(value, (expression) => {
    found.push(...editsOf(expression, text));
  });
  return found;
}

function editsOf(expression: Expression, text: string): readonly LanguageEdit[] {
  switch (expression.kind) {
    case 'reference':
      return referenceEdits(expression, text);
    case 'call': {
      const { name, arguments: given, start, end } = expression;
      const [first, second] = given;
      return [
        changeAt('misspell a function', name, misspelled(name.text)),
        changeAt(
          'call with another argument',
          { start: end - 1, end: end - 1 },
          `${given.length > 0 ? ', ' : ''}[]`,
        ),
        ...(first
          ? [
              changeAt('call with a wrong first argument', first, '{ a = [1] }'),
              changeAt('call with null', first, 'null'),
            ]
          : []),
        ...(second && first
          ? [
              changeAt('call without the first argument', { start: first.start, end: second.start }, ''),
              changeAt(
                'call with arguments swapped',
                { start: first.start, end: second.end },
                `${source(text, second)}, ${source(text, first)}`,
              ),
            ]
          : []),
        ...(given.length === 1 ? [changeAt('call without arguments', { start: name.end, end }, '()')] : []),
        changeAt('read of a call', { start, end }, `${source(text, { start, end })}.nonsense`),
      ];
    }
    case 'binary':
      return [
        changeAt('operate on a list', expression.left, '[1]'),
        changeAt('operate on a text', expression.right, '"text"'),
        changeAt('operate on null', expression.right, 'null'),
      ];
    case 'conditional':
      return [
        changeAt('choose by a text', expression.condition, '"text"'),
        changeAt('choose unlike values', expression.then, '[1]'),
        changeAt('choose unlike values', expression.otherwise, '{ a = 1 }'),
        changeAt('choose a number instead', expression.otherwise, '5'),
      ];
    case 'for':
      return [
        changeAt('go over a text', expression.collection, '"text"'),
        changeAt('go over a number', expression.collection, '5'),
        changeAt('filter by a text', expression.condition ?? expression.result, '"text"'),
        ...expression.names.map((name) => changeAt('rename what `for` binds', name, `${name.text}_x`)),
        ...(expression.key ? [changeAt('make a key of a list', expression.key, '[1]')] : []),
      ];
    case 'object':
      return expression.entries.flatMap(({ key, value }) => [
        changeAt('rename a key', key, 'renamed'),
        changeAt('give a list in an object', value, '[]'),
        changeAt('take an entry out', { start: key.start, end: value.end }, ''),
      ]);
    case 'tuple':
      return expression.items.flatMap((item) => [
        changeAt('give an object in a list', item, '{ a = 1 }'),
        changeAt('give a text in a list', item, '"text"'),
        changeAt('give a number in a list', item, '1.5'),
      ]);
    case 'template':
      return expression.parts.flatMap((part) =>
        part.kind === 'interpolation'
          ? [
              changeAt('write a list into a text', part.expression, '[1]'),
              changeAt('write an object into a text', part.expression, '{}'),
            ]
          : [],
      );
    default:
      return [];
  }
}

function referenceEdits({ start, end, root, steps }: Reference, text: string): readonly LanguageEdit[] {
  const written = source(text, { start, end });
  return [
    changeAt(`misspell what a reference begins with`, root, misspelled(root.text)),
    changeAt('read an attribute more', { start: end, end }, '.nonsense'),
    changeAt('read an instance more', { start: end, end }, '[0]'),
    changeAt('read an instance more by a text', { start: end, end }, '["key"]'),
    changeAt('read all of what is read', { start: end, end }, '[*].id'),
    changeAt('put a reference into quotes', { start, end }, written.includes('"') ? 'local' : `"${written}"`),
    changeAt(
      'read the whole',
      { start, end: steps.at(-1)?.start ?? end },
      source(text, { start, end: steps.at(-1)?.start ?? end }),
    ),
    ...(steps.length > 1 ? [changeAt('read less', { start: steps.at(-1)?.start ?? end, end }, '')] : []),
    ...steps.flatMap((step, index) =>
      step.kind === 'attribute'
        ? [
            changeAt(`misspell step ${index + 1} of a reference`, step.name, misspelled(step.name.text)),
            ...(index === 1
              ? [changeAt('put an index into a reference', { start: step.start, end: step.start }, '[0]')]
              : []),
          ]
        : [
            changeAt('take an index out of a reference', step, ''),
            changeAt('read all instead of one', step, '[*]'),
            changeAt('read another instance', step, '["other"]'),
            changeAt('read an instance by number', step, '[7]'),
          ],
    ),
  ];
}
