import { describe, expect, it } from "vitest";
import { execute } from "./execute.ts";
import { documentedExports, markdownExamples } from "./extract.ts";

const scope = {
  half: (x: number) => x / 2,
  fail: () => {
    throw Object.assign(new Error("broken"), { code: "no-maximum" });
  },
};
const none = (): Promise<never> => Promise.reject(new Error("no imports here"));
const kept = (code: string): Promise<number> => execute(code, scope, none);

describe("a promise of an example", () => {
  it.each([
    ["half(1) // => 0.5"],
    ["half(2 / 3) // => 0.3333"],
    ["half(2 / 3) // => 0.33333…"],
    ["half(2e-7) // => 1.00e-7"],
    ["half(-700) // => -350"],
    ["half(2e6) // => 1_000_000"],
    ["new Float64Array([1, half(1)]) // => Float64Array(2) [1, 0.5]"],
    ["[1, 2, 3] // => [1, 2, …]"],
    ["({ a: { b: 'x' }, c: [true, null] }) // => { a: { b: \"x\" }, c: [true, null] }"],
    ["({ a: 1, b: 2 }) // => { a: 1, … }"],
    ["new Date(0) // => '1970-01-01T00:00:00.000Z'"],
    ["const x: number = half(4); // => 2\nx // => 2"],
    ["half(\n  8,\n) // => 4"],
    ["[1, 2, 3, 4]\n// => [1, 2,\n//     3, 4]"],
    ["console.log(half(2)) // => 1"],
    ["fail() // throws no-maximum"],
    ["half(NaN) // => NaN"],
    ["await Promise.resolve(3) // => 3"],
  ])("is kept: %s", async (code) => {
    expect(await kept(code)).toBeGreaterThan(0);
  });

  it.each([
    ["half(1) // => 0.6"],
    ["half(700.4) // => 350"],
    ["half(2 / 3) // => 0.3334"],
    ["[1, 2, 3] // => [1, 2]"],
    ["({ a: 1, b: 2 }) // => { a: 1 }"],
    ["({ a: 1 }) // => { a: 1, b: 2 }"],
    ["half(1) // throws no-maximum"],
    ["fail() // throws invalid-input"],
    ["half(1) // => about a half"],
    ["undefinedName // => 1"],
  ])("is seen to be broken: %s", async (code) => {
    await expect(kept(code)).rejects.toThrow();
  });

  it("sees what an import brings", async () => {
    const importer = (name: string) => Promise.resolve({ name });
    expect(await execute('import { name as n } from "a"; n // => "a"', {}, importer)).toBe(1);
  });
});

describe("the extractor", () => {
  it("finds exported declarations and their examples", () => {
    const text = `/**\n * Half.\n * @example half(1) // => 0.5\n * @example\n * \`\`\`ts\n * half(2) // => 1\n * \`\`\`\n * @see x\n */\nexport function half(x: number): number { return x / 2; }\nexport const one = 1;\nconst hidden = 2;`;
    const found = documentedExports("a.ts", text);
    expect(found.map(({ name, kind }) => [name, kind])).toEqual([
      ["half", "function"],
      ["one", "constant"],
    ]);
    expect(found[0]!.examples.map(({ code }) => code.trim())).toEqual(["half(1) // => 0.5", "half(2) // => 1"]);
  });

  it("joins blocks that are continued and leaves out those that are not to run", () => {
    const text =
      "# T\n```ts\nconst a = 1;\n```\n```ts continued\na // => 1\n```\n```ts norun\nboom()\n```\n```sh\nls\n```\n";
    expect(markdownExamples("a.md", text).map(({ code }) => code)).toEqual([
      "const a = 1;\n",
      "const a = 1;\n\na // => 1\n",
    ]);
  });
});
