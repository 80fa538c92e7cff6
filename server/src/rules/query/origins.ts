/** The place that a value comes from, as findings tell of it. */
import type { Origin } from '../../analysis/values/values.js';
import type { Related } from '../rule.js';

/** For `Finding.related`; nothing for a value that is written in place. */
export function relatedOrigin(origin: Origin | undefined): readonly Related[] {
  return origin
    ? [{ file: origin.file, span: origin.expression, message: `The value comes from ${origin.what}.` }]
    : [];
}

/** `` (from `var.size`, which `prod.tfvars` sets)`` with a blank before it, for a message. */
export function fromOrigin(origin: Origin | undefined): string {
  return origin ? ` (from ${origin.what})` : '';
}
