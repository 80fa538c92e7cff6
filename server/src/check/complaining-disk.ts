/** A disk that tells of everything that could not be read, once each. */
import type { Disk, Unavailable } from '../workspace/disk-port.js';

/** The same disk; `complain` hears what follows the path in a sentence. */
export function reportingDisk(disk: Disk, complain: (uri: string, reason: string) => void): Disk {
  const reported = new Set<string>();
  const once = (uri: string, reason: string): void => {
    if (!reported.has(uri)) {
      reported.add(uri);
      complain(uri, reason);
    }
  };
  return {
    readBelow: disk.readBelow,
    list: async (uri) => {
      const listing = await disk.list(uri);
      if (listing.kind === 'unreadable') once(uri, unread(listing));
      return listing;
    },
    read: async (uri) => {
      const content = await disk.read(uri);
      if (content.kind === 'unreadable') once(uri, unread(content));
      else if (content.kind === 'text' && content.gaps !== undefined)
        once(uri, `was checked only in part because ${content.gaps}; save it as UTF-8`);

      return content;
    },
  };
}

type Unreadable = Extract<Unavailable, { readonly kind: 'unreadable' }>;

function unread({ reason, remedy = 'make it readable' }: Unreadable): string {
  return `was not checked because ${reason}; ${remedy} or exclude it`;
}
