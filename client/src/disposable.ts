/** What must be ended: the editor's own class in the shape that a plain object can have. */
export interface Disposable {
  readonly dispose: () => unknown;
}
