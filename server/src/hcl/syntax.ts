/**
 * The shape of a parsed HCL file. Every node carries its half-open range of UTF-16 offsets into the text, so it can
 * be cut out or replaced.
 */

/** A half-open range `[start, end)` of UTF-16 offsets into one text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An identifier as written, e.g. an attribute's name. `text` is empty where one is still to be typed. */
export interface Name extends Span {
  readonly text: string;
}

/** Something the tolerant parser could not read; the tree is whole nevertheless. */
export interface Problem extends Span {
  readonly message: string;
}

/** What stands between two braces, or a whole file. */
export interface Body extends Span {
  readonly items: readonly Item[];
}

/** What a body consists of. */
export type Item = Attribute | Block | Fragment;

/** `name = value`. For `name =` alone the value is `missing`, right after the equals sign. */
export interface Attribute extends Span {
  readonly kind: 'attribute';
  readonly name: Name;
  /** Offset of `=`. */
  readonly equals: number;
  readonly value: Expression;
}

/** `type "label" name { … }`, complete or still being typed. */
export interface Block extends Span {
  readonly kind: 'block';
  readonly type: Name;
  readonly labels: readonly Label[];
  /** From the type to the opening brace (or to the last label where there is no brace yet). */
  readonly header: Span;
  /** Offset of `{`, or undefined while only the header is there; `body` is then empty. */
  readonly open: number | undefined;
  /** Offset of `}`, or undefined where the block was closed by recovery. */
  readonly close: number | undefined;
  /** Between the braces. */
  readonly body: Body;
}

/** A block label. `span` includes the quotes, `text` does not. */
export interface Label extends Span {
  readonly text: string;
  readonly quoted: boolean;
  /** False for a quoted label whose closing quote is missing. */
  readonly closed: boolean;
}

/** A half-typed item: a name with neither `=` nor `{` nor label after it (the name is empty for other stray text). */
export interface Fragment extends Span {
  readonly kind: 'fragment';
  readonly name: Name;
}

/** A value as it is written. */
export type Expression =
  | Literal
  | Template
  | Reference
  | Access
  | Call
  | Tuple
  | ObjectExpression
  | ForExpression
  | Conditional
  | Binary
  | Unary
  | Parenthesized
  | Missing;

/** A number, `true`, `false` or `null`. */
export interface Literal extends Span {
  readonly kind: 'literal';
  readonly value: number | boolean | null;
}

/** `"…"` or a heredoc. A plain string is a template with one text part (none when empty). */
export interface Template extends Span {
  readonly kind: 'template';
  readonly form: 'quoted' | 'heredoc' | 'flush-heredoc';
  readonly parts: readonly TemplatePart[];
  /** Where the parts stand: inside the quotes, or from the line after `<<EOF` to the start of the closing line. */
  readonly content: Span;
  /** False where the closing quote or marker is missing. */
  readonly closed: boolean;
}

/** A stretch of a template: text, `${…}` or a directive with what it holds. */
export type TemplatePart = TemplateText | Interpolation | TemplateIf | TemplateFor;

/** Literal text. `value` has its escapes resolved (and, in a flush heredoc, its indentation removed). */
export interface TemplateText extends Span {
  readonly kind: 'text';
  readonly value: string;
}

/** `${ … }`. The expression is `missing` for `${}`. `trimStart`/`trimEnd` tell of `~` at either side. */
export interface Interpolation extends Span {
  readonly kind: 'interpolation';
  readonly expression: Expression;
  readonly trimStart: boolean;
  readonly trimEnd: boolean;
  readonly closed: boolean;
}

/** `%{ if … } … %{ else } … %{ endif }`. */
export interface TemplateIf extends Span {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
  readonly closed: boolean;
}

/** `%{ for k, v in … } … %{ endfor }`. */
export interface TemplateFor extends Span {
  readonly kind: 'for';
  readonly names: readonly Name[];
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
  readonly closed: boolean;
}

/** A name and what is read from it: `var.stage`, `aws_api_gateway_stage.prod[0].arn`, or a bare word. */
export interface Reference extends Span {
  readonly kind: 'reference';
  readonly root: Name;
  readonly steps: readonly Step[];
}

/** Steps after any other expression: `f(x).a`, `{…}.b`, `(x)[0]`. */
export interface Access extends Span {
  readonly kind: 'access';
  readonly target: Expression;
  readonly steps: readonly Step[];
}

/** One step of a reference or access: `.name`, `[key]` or a splat. */
export type Step = AttributeStep | IndexStep | SplatStep;

/** `.name`; the name is empty right after a dot. Also the legacy `.0`. The span begins at the dot. */
export interface AttributeStep extends Span {
  readonly kind: 'attribute';
  readonly name: Name;
}

/** `[key]`. */
export interface IndexStep extends Span {
  readonly kind: 'index';
  readonly key: Expression;
  readonly closed: boolean;
}

/** `[*]` or the legacy `.*`. */
export interface SplatStep extends Span {
  readonly kind: 'splat';
}

/** `name(arguments)`, with `...` after the last argument when `expands`. Provider functions keep their `::`. */
export interface Call extends Span {
  readonly kind: 'call';
  readonly name: Name;
  readonly arguments: readonly Expression[];
  readonly expands: boolean;
  readonly closed: boolean;
}

/** `[a, b]`. */
export interface Tuple extends Span {
  readonly kind: 'tuple';
  readonly items: readonly Expression[];
  readonly closed: boolean;
}

/** `{ key = value }`. */
export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
  readonly closed: boolean;
}

/** `key = value` or `key : value`. A bare-word key is a `reference` without steps; `(key)` is `parenthesized`. */
export interface ObjectEntry extends Span {
  readonly key: Expression;
  /** `missing` while only the key is typed. */
  readonly value: Expression;
}

/** `[for v in c : r if p]` or `{for k, v in c : k => v... if p}`. */
export interface ForExpression extends Span {
  readonly kind: 'for';
  readonly shape: 'tuple' | 'object';
  readonly names: readonly Name[];
  readonly collection: Expression;
  /** Only in the object shape. */
  readonly key: Expression | undefined;
  readonly result: Expression;
  readonly groups: boolean;
  readonly condition: Expression | undefined;
  readonly closed: boolean;
}

/** `condition ? then : otherwise`. */
export interface Conditional extends Span {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

/** As it is written. */
export type BinaryOperator =
  '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';

/** Two operands with an operator between. */
export interface Binary extends Span {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** An operator before its operand. */
export interface Unary extends Span {
  readonly kind: 'unary';
  readonly operator: '-' | '!';
  readonly operand: Expression;
}

/** `(…)`. */
export interface Parenthesized extends Span {
  readonly kind: 'parenthesized';
  readonly inner: Expression;
  readonly closed: boolean;
}

/** Where an expression is expected and none is (yet); `start` is where it would begin. */
export interface Missing extends Span {
  readonly kind: 'missing';
}

/** A parsed file: always a whole tree, with a list of what could not be read. */
export interface ParsedText {
  readonly body: Body;
  readonly problems: readonly Problem[];
}
