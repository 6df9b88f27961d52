import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout, whatever the current directory is. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** One way into the package: `keizoku`, `keizoku/ltv`, `keizoku/ltv/bgNbd`. */
export interface Entry {
  /** As `exports` of package.json names it: `.`, `./ltv`, `./ltv/bgNbd`. */
  readonly subpath: string;
  /** As a user imports it. */
  readonly specifier: string;
  /** From the checkout, with forward slashes. */
  readonly source: string;
  /** Path below `dist`, without extension. */
  readonly output: string;
}

/**
 * Stations whose model folders are entries of their own. Not every bundler drops the unused members of nested
 * namespaces (esbuild does not), so a page that only scores customers imports the model's folder.
 */
const modelStations = ["ltv", "segment", "risk"];

/** Every entry, read from the folders of `src` that hold an `index.ts`; the root first, then by name. */
export function entries(): Entry[] {
  const stations = indexed("");
  const models = modelStations.flatMap((station) => indexed(station));
  return ["", ...[...stations, ...models].sort()].filter((folder) => existsSync(indexOf(folder))).map(entryOf);
}

function indexed(parent: string): string[] {
  const folder = join(root, "src", parent);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((child) => child.isDirectory())
    .map((child) => (parent === "" ? child.name : `${parent}/${child.name}`))
    .filter((child) => existsSync(indexOf(child)));
}

function indexOf(folder: string): string {
  return join(root, "src", folder, "index.ts");
}

function entryOf(folder: string): Entry {
  const output = folder === "" ? "index" : `${folder}/index`;
  return {
    subpath: folder === "" ? "." : `./${folder}`,
    specifier: folder === "" ? "keizoku" : `keizoku/${folder}`,
    source: `src/${output}.ts`,
    output,
  };
}

/** Every source file, from the checkout, with forward slashes, sorted. */
export function sourceFiles(folder = "src"): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith(".ts"))
    .map((file) =>
      join(file.parentPath, file.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}
