/**
 * Type-checks a small consumer against the packed tarball: old and new compilers, every way of resolving a package.
 */
import { entries } from "../build/entries.ts";
import { run } from "../packed/command.ts";
import { makeProject } from "../packed/project.ts";

const compilers = { "5.4": "5.4.5", "5.9": "5.9.3", "7.0": "7.0.2" };

interface Setting {
  readonly name: string;
  readonly flags: readonly string[];
  readonly file: "consumer.mts" | "consumer.cts" | "consumer.ts";
  /** Compilers that no longer know it. */
  readonly notIn?: readonly string[];
}

const settings: readonly Setting[] = [
  {
    name: "node10",
    flags: ["--module", "commonjs", "--moduleResolution", "node10"],
    file: "consumer.ts",
    notIn: ["7.0"],
  },
  { name: "node16 ESM", flags: ["--module", "node16", "--moduleResolution", "node16"], file: "consumer.mts" },
  { name: "node16 CJS", flags: ["--module", "node16", "--moduleResolution", "node16"], file: "consumer.cts" },
  { name: "bundler", flags: ["--module", "esnext", "--moduleResolution", "bundler"], file: "consumer.ts" },
];

/** Touches every entry, and one typed call whose wrong use must be an error. */
function consumer(): string {
  const list = entries();
  const imports = list.map(({ specifier }, i) => `import * as entry${String(i)} from "${specifier}";`);
  const use = `export const all: readonly object[] = [${list.map((_, i) => `entry${String(i)}`).join(", ")}];`;
  return [...imports, use, ...(list.some(({ subpath }) => subpath === "./ltv/bgNbd") ? [typedCalls] : [])].join("\n");
}

const typedCalls = `
import { ltv } from "keizoku";
import { probabilityAlive } from "keizoku/ltv/bgNbd";
declare const model: Parameters<typeof probabilityAlive>[0];
const one: number = ltv.bgNbd.probabilityAlive(model, { frequency: 3, recency: 20, age: 38 });
const many: Float64Array = probabilityAlive(model, { frequency: [3], recency: new Float64Array([20]), age: [38] });
// @ts-expect-error the columns are named
probabilityAlive(model, { frequencies: 3 });
export const results = [one, many];
`;

const files = Object.fromEntries(["consumer.ts", "consumer.mts", "consumer.cts"].map((name) => [name, consumer()]));
// zod's types name `URL`, so a consumer has the DOM or the types of Node.
const strict = [
  "--noEmit",
  "--strict",
  "--exactOptionalPropertyTypes",
  "--target",
  "es2022",
  "--lib",
  "es2022,dom",
  "--esModuleInterop",
];
let failed = 0;

for (const [compiler, version] of Object.entries(compilers)) {
  const folder = makeProject({ type: "commonjs", packages: [`typescript@${version}`], files });
  for (const { name, flags, file, notIn } of settings) {
    if (notIn?.includes(compiler) === true) continue;
    const label = `TypeScript ${version}, ${name}`;
    try {
      run("node", ["node_modules/typescript/bin/tsc", ...strict, ...flags, file], { cwd: folder });
      console.log(`${label}: ok`);
    } catch (error) {
      failed += 1;
      console.error(`${label}: FAILED\n${(error as Error).message}`);
    }
  }
}
if (failed > 0) process.exitCode = 1;
