import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { presetNames, presets } from "../../src/simulate/presets/presets.ts";
import { checkSpec } from "../../src/simulate/spec/checkSpec.ts";
import { failure } from "../failure.ts";
import { pathsOf, textOf, withValue } from "./specEdits.ts";

const checked = (spec: unknown) => (): unknown => checkSpec("business", spec);
const pathsAt = (spec: unknown): string[] => failure(checked(spec)).issues.map((issue) => issue.path);

describe("checkSpec", () => {
  it.each(presetNames)("finds any one impossible number of %s", (name) => {
    const numbers = pathsOf(presets[name], (value) => typeof value === "number");
    expect(numbers.length).toBeGreaterThan(100);
    for (const path of numbers) {
      for (const wrong of [NaN, -1e9, Infinity, "12", null]) {
        expect(pathsAt(withValue(presets[name], path, wrong))).toContain(textOf(path));
      }
    }
  });

  it.each(presetNames)("finds any one text of %s that is a number, and any empty one", (name) => {
    for (const path of pathsOf(presets[name], (value) => typeof value === "string")) {
      expect(pathsAt(withValue(presets[name], path, 7))).toContain(textOf(path));
      expect(pathsAt(withValue(presets[name], path, ""))).toContain(textOf(path));
    }
  });

  it("throws nothing but its own error, whatever stands anywhere", () => {
    const paths = presetNames.flatMap((name) => pathsOf(presets[name], () => true).map((path) => ({ name, path })));
    const anywhere = fc.constantFrom(...paths.filter(({ path }) => path.length > 0));
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withTypedArray: true });
    fc.assert(
      fc.property(anywhere, anything, ({ name, path }, value) => {
        const spec = withValue(presets[name], path, value);
        let result;
        try {
          result = checkSpec("business", spec);
        } catch (error) {
          expect(error).toMatchObject({ name: "KeizokuError" });
          return;
        }
        expect(checkSpec("business", result)).toEqual(result);
      }),
    );
  });

  it("throws nothing but its own error for what is no spec at all", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(failure(checked(value)).operation).toBe("business");
      }),
    );
  });

  it("keeps every part of a preset optional that is null elsewhere, one at a time", () => {
    const optional = [
      "referrals",
      "ties",
      "purchases",
      "usage",
      "inquiries",
      "mail",
      "surveys",
      "events",
      "interviews",
    ];
    fc.assert(
      fc.property(fc.constantFrom(...presetNames), fc.subarray(optional), (name, parts) => {
        const spec = parts.reduce<unknown>((edited, part) => withValue(edited as never, [part], null), presets[name]);
        expect(checkSpec("business", spec)).toMatchObject(Object.fromEntries(parts.map((part) => [part, null])));
      }),
    );
  });
});
