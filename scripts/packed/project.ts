import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { root } from "../build/entries.ts";
import { run } from "./command.ts";

/** A user's project, as plain data. */
export interface Project {
  readonly type: "module" | "commonjs";
  /** npm packages beside the tarball, as `name@version`. */
  readonly packages?: readonly string[];
  /** Content by path. */
  readonly files: Readonly<Record<string, string>>;
}

const workshop = realpathSync(mkdtempSync(join(tmpdir(), "keizoku-")));
let tarball: string | undefined;
let made = 0;

process.on("exit", () => {
  rmSync(workshop, { recursive: true, force: true });
});

/** Packs the checkout as `npm publish` would (it must be built) and returns the path of the tarball. */
export function packed(): string {
  if (tarball === undefined) {
    const printed = run("npm", ["pack", "--json", "--pack-destination", workshop], { cwd: root });
    const [pack] = JSON.parse(printed) as { filename: string }[];
    tarball = join(workshop, pack!.filename);
  }
  return tarball;
}

/** Makes a project outside the checkout with the packed tarball installed and returns its folder. */
export function makeProject({ type, packages = [], files }: Project): string {
  const folder = join(workshop, `project-${String((made += 1))}`);
  writeFiles(folder, { "package.json": JSON.stringify({ name: "consumer", private: true, type }), ...files });
  const quiet = ["--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline", "--loglevel=error"];
  run("npm", ["install", ...quiet, packed(), ...packages], { cwd: folder });
  return folder;
}

/** Writes files by path below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
