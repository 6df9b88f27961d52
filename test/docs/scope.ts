import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { entries, root } from "../../scripts/build/entries.ts";
import type { Scope } from "./execute.ts";

/** Loads a file of the checkout. */
async function load(file: string): Promise<Scope> {
  return (await import(/* @vite-ignore */ join(root, file))) as Scope;
}

/** The module that a user's import names: an entry of ours from its source, anything else as it is installed. */
export async function importAsUser(specifier: string): Promise<Scope> {
  const entry = entries().find((candidate) => candidate.specifier === specifier);
  if (entry !== undefined) return load(entry.source);
  if (specifier.startsWith("keizoku")) throw new Error(`${specifier} is not an entry of the package`);
  return (await import(/* @vite-ignore */ specifier)) as Scope;
}

/** What an example in a source file can name: its own file's exports, those of its folder, and of the folders above. */
export async function scopeOf(file: string): Promise<Scope> {
  const scopes = [await load(file)];
  for (let folder = dirname(file); folder !== "src" && folder !== "."; folder = dirname(folder)) {
    const index = `${folder}/index.ts`;
    if (existsSync(join(root, index)) && index !== file) scopes.push(await load(index));
  }
  return Object.assign({}, ...scopes.reverse()) as Scope;
}

/** Every function that a user can reach through an entry. */
export async function publicFunctions(): Promise<ReadonlySet<unknown>> {
  const found = new Set<unknown>();
  const collect = (scope: Scope): void => {
    for (const value of Object.values(scope)) {
      if (typeof value === "function") found.add(value);
      else if (Object.prototype.toString.call(value) === "[object Module]") collect(value as Scope);
    }
  };
  for (const { source } of entries().filter(({ subpath }) => subpath !== ".")) collect(await load(source));
  return found;
}
