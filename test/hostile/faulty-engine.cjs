// Loaded before the built program: the engine's own pattern matching throws on one text, as a fault of ours would.
const MARKER = 'boom-here';

for (const name of ['test', 'exec']) {
  const real = RegExp.prototype[name];
  RegExp.prototype[name] = function (text) {
    if (text === MARKER) throw new TypeError(`fault on "${MARKER}"\nsecond line`);

    return real.call(this, text);
  };
}
