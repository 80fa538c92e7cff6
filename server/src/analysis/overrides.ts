/** Override files: what they lay over the module's other files. Knows names only, not what changes in them. */
import type { Module } from '../workspace/module.js';

/** Whether Terraform lays a file of this name over the others (`override.tf`, `x_override.tf`). */
export function isOverrideFile(name: string): boolean {
  return /^(?:.*_)?override\.(?:tf|tofu)$/.test(name);
}

/** Addresses (`var.x`, `local.x`, `module.x`, `output.x`, `type.name`, `data.type.name`) that an override file of the module declares. */
export function overriddenIn(module: Module): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of module.files.filter((each) => isOverrideFile(each.name))) {
    for (const item of file.body.items) {
      const labels = item.kind === 'block' ? item.labels.map((label) => label.text) : [];
      if (item.kind !== 'block') {
        continue;
      }
      if (item.type.text === 'locals') {
        item.body.items.forEach((each) => each.kind === 'attribute' && names.add(`local.${each.name.text}`));
      } else if (item.type.text === 'resource' || item.type.text === 'data') {
        names.add([...(item.type.text === 'data' ? ['data'] : []), ...labels].join('.'));
      } else if (item.type.text === 'variable') {
        names.add(`var.${labels[0] ?? ''}`);
      } else if (item.type.text === 'module' || item.type.text === 'output') {
        names.add(`${item.type.text}.${labels[0] ?? ''}`);
      }
    }
  }
  return names;
}
