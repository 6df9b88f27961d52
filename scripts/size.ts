/**
 * Compares the minified bytes of the built package with `size-budgets.json` and prints a table; fails over budget.
 * `--write` sets the budgets of the entries to what is measured, rounded up with a tenth of room.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entries, root } from "./build/entries.ts";
import { bundleBytes, type Bundler } from "./size/bundle.ts";

interface EntryBudget {
  /** Without the packages of `dependencies`. */
  readonly own: number;
  /** With them. */
  readonly whole: number;
}

interface Budgets {
  readonly snippets: Readonly<Record<string, { bundler: Bundler; code: string; budget: number }>>;
  readonly equal: { readonly snippets: readonly string[]; readonly toleranceBytes: number };
  readonly entries: Readonly<Record<string, EntryBudget>>;
}

interface Line {
  readonly name: string;
  readonly bytes: number;
  readonly budget: number | undefined;
}

const path = join(root, "size-budgets.json");
const budgets = JSON.parse(readFileSync(path, "utf8")) as Budgets;
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: object;
  peerDependencies: object;
};
const dependencies = Object.keys(manifest.dependencies);
/** What the application installs where it wants it: never counted. */
const peers = Object.keys(manifest.peerDependencies);

async function snippetLines(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, { bundler, code, budget }] of Object.entries(budgets.snippets)) {
    lines.push({ name, bytes: await bundleBytes(bundler, code, peers), budget });
  }
  return lines;
}

async function measuredEntries(): Promise<Record<string, EntryBudget>> {
  const measured: Record<string, EntryBudget> = {};
  for (const { specifier } of entries()) {
    const code = `export * from "${specifier}";`;
    const own = await bundleBytes("esbuild", code, [...dependencies, ...peers]);
    measured[specifier] = { own, whole: await bundleBytes("esbuild", code, peers) };
  }
  return measured;
}

function entryLines(measured: Record<string, EntryBudget>): Line[] {
  return Object.entries(measured).flatMap(([specifier, { own, whole }]) => [
    { name: `${specifier}, own code`, bytes: own, budget: budgets.entries[specifier]?.own },
    { name: `${specifier}, with dependencies`, bytes: whole, budget: budgets.entries[specifier]?.whole },
  ]);
}

/** The same function must cost the same through the root and directly. */
function spreadLine(lines: readonly Line[]): Line {
  const { snippets, toleranceBytes } = budgets.equal;
  const bytes = lines.filter(({ name }) => snippets.includes(name)).map((line) => line.bytes);
  return {
    name: "root import against direct import",
    bytes: Math.max(...bytes) - Math.min(...bytes),
    budget: toleranceBytes,
  };
}

function withRoom(bytes: number): number {
  return Math.ceil((bytes * 1.1) / 100) * 100;
}

function print(lines: readonly Line[]): void {
  const width = Math.max(...lines.map(({ name }) => name.length));
  for (const { name, bytes, budget } of lines) {
    const verdict = budget === undefined ? "no budget" : bytes > budget ? "OVER" : "ok";
    console.log(
      `${name.padEnd(width)} ${String(bytes).padStart(8)} of ${String(budget ?? "-").padStart(8)}  ${verdict}`,
    );
  }
}

const measured = await measuredEntries();
if (process.argv.includes("--write")) {
  const entryBudgets = Object.entries(measured).map(([specifier, { own, whole }]) => [
    specifier,
    { own: withRoom(own), whole: withRoom(whole) },
  ]);
  const after = { ...budgets, entries: Object.fromEntries(entryBudgets) as Budgets["entries"] };
  writeFileSync(path, `${JSON.stringify(after, null, 2)}\n`);
  print(entryLines(measured));
} else {
  const snippets = await snippetLines();
  const lines = [...snippets, spreadLine(snippets), ...entryLines(measured)];
  print(lines);
  if (lines.some(({ bytes, budget }) => budget === undefined || bytes > budget)) process.exitCode = 1;
}
