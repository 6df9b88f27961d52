/**
 * Writes one `.d.ts` and one `.d.cts` beside each built file. `isolatedDeclarations` lets TypeScript make them file by
 * file, without a type check (`npm run types` is that), so they match the JavaScript one to one.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import ts from "typescript";
import { root, sourceFiles } from "./entries.ts";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  declaration: true,
  declarationMap: true,
  isolatedDeclarations: true,
  allowImportingTsExtensions: true,
  verbatimModuleSyntax: true,
  strict: true,
  stripInternal: false,
};

/** `from "./x.ts"` and `import("./x.ts")` as the built package spells them. */
function respell(declaration: string, extension: string): string {
  return declaration.replace(/(from |import\(|import )(["'])(\.{1,2}\/[^"']*)\.ts\2/g, `$1$2$3.${extension}$2`);
}

function write(file: string, declaration: string, map: string, extension: "js" | "cjs"): void {
  const out = join(root, "dist", file.replace(/^src\//, "").replace(/\.ts$/, extension === "js" ? ".d.ts" : ".d.cts"));
  mkdirSync(dirname(out), { recursive: true });
  const body = respell(declaration, extension).replace(/\n?\/\/# sourceMappingURL=.*\n?$/, "\n");
  const sources = [relative(dirname(out), join(root, file)).replaceAll("\\", "/")];
  writeFileSync(out, `${body}//# sourceMappingURL=${basename(out)}.map\n`);
  writeFileSync(`${out}.map`, JSON.stringify({ ...(JSON.parse(map) as object), file: basename(out), sources }));
}

let errors = 0;
for (const file of sourceFiles()) {
  const { outputText, sourceMapText, diagnostics } = ts.transpileDeclaration(readFileSync(join(root, file), "utf8"), {
    fileName: file,
    compilerOptions,
    reportDiagnostics: true,
  });
  for (const { messageText } of diagnostics ?? []) {
    console.error(`${file}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
    errors += 1;
  }
  for (const extension of ["js", "cjs"] as const) write(file, outputText, sourceMapText ?? "{}", extension);
}
if (errors > 0) process.exitCode = 1;
else console.log(`declarations: ${String(sourceFiles().length)} files, ESM and CJS`);
