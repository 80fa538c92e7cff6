/** JSON that any log may show. */

/** The same value to every reader; what a terminal, a person's eye or a pipeline (`##[error]`) would act on is `\\uXXXX`. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(
    ACTING,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What `JSON.stringify` leaves as it is. */
const ACTING = /[\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|(?<=#)#(?=\w*\[)/g;
