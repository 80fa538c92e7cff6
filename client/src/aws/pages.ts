/** Lists of AWS: page by page, to their end, whatever answers. */
import { type CallRequest, foreignAnswer, oddAnswer, slowList } from './call-failure.js';
import type { Limits, LiveApi } from './ports.js';

/** A page as it came. */
export interface Page<Item> {
  /** Undefined where the answer has no list. */
  readonly items: readonly Item[] | undefined;
  /** Of the next page; none where it is empty or missing. Text, but of an emulator it may be a number. */
  readonly token: string | number | undefined;
}

/** How much of a list is read. */
export type ListLimits = Pick<Limits, 'listMs' | 'listItems'>;

/** The items, where there is a list: AWS always sends one, however empty. */
export function listOf<Item>(request: CallRequest, items: readonly Item[] | undefined): readonly Item[] {
  if (!Array.isArray(items)) throw foreignAnswer(request);
  return items as readonly Item[];
}

/**
 * All pages. Throws an `AwsFailure` after what came, where the same token or only items that were there already come
 * again: nobody would ever see the end.
 */
export async function* pagesOf<Item>(
  request: CallRequest,
  keyOf: (item: Item) => string | undefined,
  limits: ListLimits,
  ask: (token: string | undefined) => Promise<Page<Item>>,
): AsyncGenerator<readonly Item[], void> {
  const started = performance.now();
  let count = 0;
  const tokens = new Set<string>();
  const keys = new Set<string | undefined>();
  let token: string | undefined;
  do {
    const page = await ask(token);
    const items = listOf(request, page.items);
    if (items.length > 0 && items.every((item) => keys.has(keyOf(item)))) throw oddAnswer(request, REPEATED);
    for (const item of items) keys.add(keyOf(item));
    yield items;
    count += items.length;
    token = String(page.token ?? '');
    if (tokens.has(token)) throw oddAnswer(request, REPEATED);
    if (tokens.size === MOST_PAGES) throw oddAnswer(request, `more than ${MOST_PAGES} pages, ${INCOMPLETE}`);
    if (token !== '') {
      tokens.add(token);
      if (count > limits.listItems)
        throw oddAnswer(request, `more than ${limits.listItems} items, ${INCOMPLETE}`);
      if (performance.now() - started >= limits.listMs) throw slowList(request);
    }
  } while (token !== '');
}

const INCOMPLETE = 'so the list may be incomplete';
const REPEATED = `a page token or a page that it had sent before, ${INCOMPLETE}`;

/** With the page size that is asked for half a million APIs: whatever goes on after that makes up its tokens. */
const MOST_PAGES = 1000;

/** All pages of APIs, without entries that have no ID; throws an `AwsFailure` at the end if there were any. */
export async function* apiPages(
  request: CallRequest,
  limits: ListLimits,
  ask: (token: string | undefined) => Promise<Page<LiveApi>>,
): AsyncGenerator<readonly LiveApi[], void> {
  let isAnyMissing = false;
  for await (const page of pagesOf(request, ({ id }: LiveApi) => id, limits, ask)) {
    const found = page.filter(({ id }) => id !== '');
    isAnyMissing ||= found.length < page.length;
    yield found;
  }
  if (isAnyMissing) throw oddAnswer(request, 'an entry that has no ID, which is left out');
}
