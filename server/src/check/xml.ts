/** Elements of XML with their attributes: all that reports of findings need of it. */

/** A start tag, or with `isEmpty` a whole element. Attributes that are undefined are left out. */
export function xmlTag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  isEmpty = false,
): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlEscaped(String(value))}"`],
  );
  return `<${name}${list.join('')}${isEmpty ? '/' : ''}>`;
}

/** Text as it may stand in an element or attribute of XML 1.0: what the standard does not allow becomes U+FFFD. */
export function xmlEscaped(text: string): string {
  return text.replace(NOT_ALLOWED, '\uFFFD').replace(BY_NUMBER, (each) => `&#${each.charCodeAt(0)};`);
}

/** The marks of XML, line ends, what a terminal or a reader would act on, and what a pipeline would (`##[error]`). */
const BY_NUMBER = /[&<>"'\t\n\r\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|(?<=#)#(?=\w*\[)/g;

/** What every report begins with. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The control characters but for tab and line ends, halves of surrogate pairs, and two that are no characters. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const NOT_ALLOWED = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF\p{Cs}]/gu;
