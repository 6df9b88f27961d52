import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { business, presets } from "../../src/simulate/index.ts";
import { digest } from "../../test/simulate/digest.ts";
import { root } from "../build/entries.ts";

const read = (path: string): string => readFileSync(join(root, "test", path), "utf8");

/** The script with the digest function in it, and what it must find. */
const source = read("smoke/loop.ts")
  .replace('import { digest } from "../simulate/digest.ts";\n', read("simulate/digest.ts").replaceAll("export ", ""))
  .replace("Record<string, string> = {}", `Record<string, string> = ${JSON.stringify(digests())}`);

/** What this machine's Node, running the sources, gets for each preset. */
function digests(): Record<string, string> {
  const options = { customers: 60, from: "2024-01-01", until: "2025-01-01", seed: 7 };
  const entries = Object.entries(presets).map(([preset, spec]) => [
    preset,
    digest(business({ spec, ...options }).records),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** What the script prints where all is well. */
export const worked = "keizoku works";

/** The smoke script as TypeScript, as an ES module or as CommonJS. */
export function program(kind: "ts" | "esm" | "cjs"): string {
  if (kind === "ts") return source;
  const module = kind === "esm" ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS;
  return ts.transpileModule(source, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } }).outputText;
}

/** Throws where a runtime did not print what it should. */
export function expectWorked(runtime: string, printed: string): void {
  if (!printed.includes(worked)) throw new Error(`${runtime} printed: ${printed}`);
  console.log(`${runtime}: ok`);
}
