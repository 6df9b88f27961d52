import { build } from "esbuild";
import { rolldown } from "rolldown";
import { root } from "../build/entries.ts";

/** The bundlers that are measured. */
export type Bundler = "rolldown" | "esbuild";

/** Minified bytes of a module that imports the built package by name; `external` packages are left out. */
export async function bundleBytes(bundler: Bundler, code: string, external: readonly string[] = []): Promise<number> {
  const text = bundler === "rolldown" ? await withRolldown(code, external) : await withEsbuild(code, external);
  return Buffer.byteLength(text);
}

async function withRolldown(code: string, external: readonly string[]): Promise<string> {
  const entry = `${root}/size-snippet.js`; // only a name: the package finds itself from here
  const bundle = await rolldown({
    input: entry,
    external: external.map((name) => new RegExp(`^${name}(/|$)`)),
    tsconfig: false,
    platform: "browser",
    plugins: [
      {
        name: "snippet",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm", minify: true, codeSplitting: false });
  return output[0].code;
}

async function withEsbuild(code: string, external: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    external: external.flatMap((name) => [name, `${name}/*`]),
    tsconfigRaw: "{}", // the checkout's own `paths` lead to src
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]!.text;
}
