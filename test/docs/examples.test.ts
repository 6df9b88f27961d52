import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root, sourceFiles } from "../../scripts/build/entries.ts";
import { execute } from "./execute.ts";
import { markdownExamples, readExports } from "./extract.ts";
import { importAsUser, publicFunctions, scopeOf } from "./scope.ts";

const exported = readExports(sourceFiles(), root);

/** The guides: README in both languages and what lies in docs, the generated site apart. */
function markdownFiles(): string[] {
  const guides = existsSync(join(root, "docs"))
    ? readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((file) => join("docs", file))
    : [];
  return ["README.md", "README.ja.md", ...guides.sort()].filter(
    (file) => file.endsWith(".md") && !/^docs.api\b/.test(file) && existsSync(join(root, file)),
  );
}

describe("an example runs as printed", () => {
  for (const { file, line, name, code } of exported.flatMap((item) => item.examples)) {
    it(`${file}:${String(line)} ${name}`, async () => {
      await execute(code, await scopeOf(file), importAsUser);
    });
  }
  for (const guide of markdownFiles()) {
    for (const { file, line, name, code } of markdownExamples(guide, readFileSync(join(root, guide), "utf8"))) {
      it(`${file}:${String(line)} ${name}`, async () => {
        await execute(code, {}, importAsUser);
      });
    }
  }
});

describe("what has no example", () => {
  it("no function that a user can call", async () => {
    const reachable = await publicFunctions();
    const bare: string[] = [];
    const seen = new Map<string, boolean>();
    for (const { file, name, kind, examples } of exported) {
      if (kind !== "function") continue;
      const key = `${file}: ${name}`;
      seen.set(key, (seen.get(key) ?? false) || examples.length > 0);
    }
    for (const [key, hasExample] of seen) {
      const [file, name] = key.split(": ") as [string, string];
      if (!hasExample && reachable.has((await importFrom(file))[name])) bare.push(key);
    }
    expect(bare).toEqual([]);
  });
});

async function importFrom(file: string): Promise<Record<string, unknown>> {
  return (await import(/* @vite-ignore */ join(root, file))) as Record<string, unknown>;
}
