import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { business } from "../../src/simulate/business.ts";
import { presetNames } from "../../src/simulate/presets/presets.ts";
import { digest, fnv1a } from "./digest.ts";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const filesIn = (folder: string): string[] =>
  readdirSync(source + folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("faults"))
    .map((name) => `${folder}/${name}`);

describe("the digest of a business", () => {
  it("is FNV-1a", () => {
    // Test vectors of the hash's authors (Noll, www.isthe.com/chongo/tech/comp/fnv).
    expect([fnv1a(""), fnv1a("a"), fnv1a("foobar")]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });

  it.each(presetNames)("of %s is one for one seed", (preset) => {
    const options = { preset, customers: 50, from: "2024-01-01", until: "2024-09-01" } as const;
    const one = digest(business({ ...options, seed: 1 }).records);
    expect(one).toMatch(/^[0-9a-f]{8}$/);
    expect(digest(business({ ...options, seed: 1 }).records)).toBe(one);
    expect(digest(business({ ...options, seed: 2 }).records)).not.toBe(one);
  });

  it("rests on no function that engines may round differently", () => {
    for (const file of [...filesIn("simulate"), ...filesIn("numeric/portable")]) {
      const code = readFileSync(source + file, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      const used = code.match(/Math\.(?:exp|expm1|log1p|log10|log|pow|sin|cos|tan|sinh|cosh|tanh|cbrt|hypot)\b/g) ?? [];
      expect({ file, used }).toEqual({ file, used: [] });
      // Whole powers only: of 2 and 10, of the retries, and squares.
      for (const [power] of code.matchAll(/[\w)]+ \*\* [^;,)]+/g)) {
        expect({ file, power, whole: /^(?:2|10|recovery\)) \*\* |\*\* 2$/.test(power) }).toMatchObject({ whole: true });
      }
    }
  });
});
