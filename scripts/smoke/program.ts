import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "../build/entries.ts";

const source = readFileSync(join(root, "test", "smoke", "loop.ts"), "utf8");

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
