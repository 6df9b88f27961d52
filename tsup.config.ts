import type { Plugin } from "esbuild";
import type { Options } from "tsup";
import { sourceFiles } from "./scripts/build/entries.ts";

/**
 * Leaves every relative import where it is, so that one source file gives one output file. Together with
 * `sideEffects: false` any bundler then drops the files that nobody asked for.
 */
function keepModules(extension: "js" | "cjs"): Plugin {
  return {
    name: "keep-modules",
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, kind }) =>
        kind === "entry-point" ? undefined : { path: path.replace(/\.ts$/, `.${extension}`), external: true },
      );
    },
  };
}

const shared: Options = {
  entry: Object.fromEntries(sourceFiles().map((file) => [file.replace(/^src\/|\.ts$/g, ""), file])),
  target: "es2022",
  platform: "neutral",
  sourcemap: true,
  splitting: false,
  esbuildOptions: (options) => {
    options.sourcesContent = false; // `src` ships with the package
    // Without `verbatimModuleSyntax` an import of types alone leaves no `import "./x.js"` behind.
    delete options.tsconfig;
    options.tsconfigRaw = { compilerOptions: { strict: true } };
  },
};

const config: Options[] = [
  {
    ...shared,
    format: "esm",
    clean: true,
    outExtension: () => ({ js: ".js" }),
    esbuildPlugins: [keepModules("js")],
  },
  {
    ...shared,
    format: "cjs",
    outExtension: () => ({ js: ".cjs" }),
    esbuildPlugins: [keepModules("cjs")],
    // ESM only, and Node 20 below 20.19 cannot `require` ESM: the few functions in use are bundled into the CJS build.
    noExternal: ["d3-random"],
  },
];

export default config;
