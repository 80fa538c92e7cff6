/** Lists of AWS: page by page, to their end, whatever answers. */
import { foreignAnswer, oddAnswer, type CallRequest } from './call-failure.js';

/** A page as it came. */
export interface Page<Item> {
  /** Undefined where the answer has no list. */
  readonly items: readonly Item[] | undefined;
  /** Of the next page; none where it is empty or missing. Text, but of an emulator it may be a number. */
  readonly token: string | number | undefined;
}

/** The items, where there is a list: AWS always sends one, however empty. */
export function listOf<Item>(request: CallRequest, items: readonly Item[] | undefined): readonly Item[] {
  if (!Array.isArray(items)) throw foreignAnswer(request);
  return items as readonly Item[];
}

/** All pages; throws an `AwsFailure` after what came, where tokens come again: nobody would ever see the end. */
export async function* pagesOf<Item>(
  request: CallRequest,
  ask: (token: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[], void> {
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const page = await ask(token);
    yield listOf(request, page.items);
    token = String(page.token ?? '');
    if (seen.has(token) || seen.size > MOST_PAGES)
      throw oddAnswer(request, 'the same page token twice, so the list may be incomplete');
    if (token !== '') seen.add(token);
  } while (token !== '');
}

/** Half a million APIs: whatever goes on after that makes up its tokens. */
const MOST_PAGES = 1000;

/** The same pages without entries that have no ID; throws an `AwsFailure` at the end if there were any. */
export async function* identified<Item extends { readonly id: string }>(
  request: CallRequest,
  pages: AsyncIterable<readonly Item[]>,
): AsyncGenerator<readonly Item[], void> {
  let isAnyMissing = false;
  for await (const page of pages) {
    const found = page.filter(({ id }) => id !== '');
    isAnyMissing ||= found.length < page.length;
    yield found;
  }
  if (isAnyMissing) throw oddAnswer(request, 'an entry that has no ID, which is left out');
}
