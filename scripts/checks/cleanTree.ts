/**
 * No committed file may name a machine's paths, and the lock file no registry: the project installs from whichever
 * registry its user has.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../build/entries.ts";
import { run } from "../packed/command.ts";

const machinePaths = /(?:^|[\s"'`(=:])(?:\/(?:home|root|Users|work|tmp|mnt|opt)\/[\w.-]+|[A-Z]:\\\\?Users\\)/;
const registries = /"resolved"\s*:|registry\.(?:npmjs|yarnpkg)\.|npm\.pkg\./;

function problems(file: string): string[] {
  const lines = readFileSync(join(root, file), "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const at = `${file}:${String(index + 1)}`;
    return [
      ...(machinePaths.test(line) ? [`${at}: a machine's path: ${line.trim().slice(0, 120)}`] : []),
      ...(registries.test(line) ? [`${at}: a registry: ${line.trim().slice(0, 120)}`] : []),
    ];
  });
}

const text = /\.(?:ts|js|cjs|mjs|json|jsonc|md|ya?ml|sh|py|R|txt|html|ipynb)$|(?:^|\/)(?:\.npmrc|run|LICENSE)$/;
const self = "scripts/checks/cleanTree.ts";
const tracked = run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root })
  .trim()
  .split("\n");
const files = tracked.filter((file) => text.test(file) && file !== self);
const found = files.flatMap(problems);
for (const line of found) console.error(line);
console.log(`${String(files.length)} files, ${String(found.length)} with machine paths or registries`);
if (found.length > 0) process.exitCode = 1;
