// The module names that bundling changes; the code itself is bundled as it is written.

/** Leaves the code that speaks to AWS out of the extension's bundle, to be loaded from one beside it. */
export const awsApart = {
  name: 'aws-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/main\.js$/ }, ({ importer }) =>
      /client[\\/]src[\\/]aws[\\/]load\.ts$/.test(importer)
        ? { path: './aws.cjs', external: true }
        : undefined,
    );
  },
};

/** Leaves the tools for agents out of the server's bundle, to be loaded from one beside it. */
export const mcpApart = {
  name: 'mcp-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/mcp\/serve\.js$/ }, () => ({ path: './mcp.cjs', external: true }));
  },
};

/** VS Code sends what extensions ask of `http` and `https` through its proxy; of `node:https` it doesn't hear. */
export const proxiedHttp = {
  name: 'proxied-http',
  setup({ onResolve }) {
    onResolve({ filter: /^node:https?$/ }, ({ path }) => ({
      path: path.slice('node:'.length),
      external: true,
    }));
  },
};

/** RE2 is large, and most modules have no pattern: its code is run when the first one is compiled. */
export const lazyPatterns = {
  name: 'lazy-patterns',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^re2js$/ }, ({ namespace, resolveDir }) =>
      namespace === 'lazy' ? undefined : { path: 're2js', namespace: 'lazy', pluginData: resolveDir },
    );
    onLoad({ filter: /^re2js$/, namespace: 'lazy' }, ({ pluginData }) => ({
      contents:
        "Object.defineProperty(exports, 'RE2JS', { get: () => require('re2js').RE2JS, enumerable: true });",
      resolveDir: pluginData,
    }));
  },
};
