import type { Linter } from 'eslint';
export const rooms: Readonly<Record<string, readonly string[]>>;
export const layers: readonly Linter.Config[];
