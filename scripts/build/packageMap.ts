/**
 * Keeps `exports`, `main`, `types` and `typesVersions` of package.json equal to the folders of `src`.
 * `tsx scripts/build/packageMap.ts` writes them; `--check` only compares, and checks that the build made every file named.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entries, root, type Entry } from "./entries.ts";

type Json = Record<string, unknown>;

function conditions({ output }: Entry): Json {
  const file = (extension: string): string => `./dist/${output}.${extension}`;
  return {
    import: { types: file("d.ts"), default: file("js") },
    require: { types: file("d.cts"), default: file("cjs") },
  };
}

/** What package.json must say about the entries. */
function packageMap(list: readonly Entry[]): Json {
  const exports: Json = Object.fromEntries(list.map((entry) => [entry.subpath, conditions(entry)]));
  const subpaths = list.filter((entry) => entry.subpath !== ".");
  return {
    main: "./dist/index.cjs",
    module: "./dist/index.js",
    types: "./dist/index.d.cts",
    exports: { ...exports, "./package.json": "./package.json" },
    typesVersions: {
      "*": Object.fromEntries(subpaths.map(({ subpath, output }) => [subpath.slice(2), [`./dist/${output}.d.cts`]])),
    },
  };
}

/** The manifest with the map laid after `engines`, where a reader looks for it. */
function withMap(manifest: Json, map: Json): Json {
  const rest = Object.entries(manifest).filter(([key]) => !(key in map));
  const at = rest.findIndex(([key]) => key === "engines") + 1;
  return Object.fromEntries([...rest.slice(0, at), ...Object.entries(map), ...rest.slice(at)]);
}

function missingFiles(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("./dist/") && !existsSync(join(root, value)) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(missingFiles) : [];
}

const path = join(root, "package.json");
const before = readFileSync(path, "utf8");
const map = packageMap(entries());
const after = `${JSON.stringify(withMap(JSON.parse(before) as Json, map), null, 2)}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(path, after);
  console.log(`package.json: ${String(entries().length)} entries`);
} else {
  const missing = [...new Set(missingFiles(map))];
  if (before !== after) console.error("package.json differs from src: run `npm run entries`");
  if (missing.length > 0) console.error(`not built: ${missing.join(", ")}`);
  if (before !== after || missing.length > 0) process.exitCode = 1;
  else console.log(`package.json: ${String(entries().length)} entries, all built`);
}
