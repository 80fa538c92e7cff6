/** Answers of an emulated service, and the errors of AWS in the form each protocol gives them. */

export interface Answer {
  readonly status: number;
  readonly type: 'application/json' | 'application/x-amz-json-1.1' | 'text/xml' | 'text/html';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export function json(value: object): Answer {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) };
}

/** An error of a service; `sts` and `iam` write XML, all others JSON. */
export function failed(
  service: string,
  status: number,
  name: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  if (service === 'sts' || service === 'iam') {
    // These two leave the ending out of their codes.
    const code = name.replace(/Exception$/, '');
    const body = `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error><RequestId>0</RequestId></ErrorResponse>`;
    return { status, type: 'text/xml', headers, body };
  }
  const type = { 'x-amzn-ErrorType': name, ...headers };
  return { status, type: 'application/json', headers: type, body: JSON.stringify({ message }) };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
