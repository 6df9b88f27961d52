import { describe, expect, it } from "vitest";
import { presets } from "../../src/simulate/presets/presets.ts";
import type { BusinessSpec } from "../../src/simulate/spec/businessSpec.ts";
import { checkSpec } from "../../src/simulate/spec/checkSpec.ts";
import { codesOf } from "../failure.ts";
import { pathsOf, withValue } from "./specEdits.ts";

const video = presets["video-streaming"];

describe("the copy of a spec", () => {
  it("is not reached by later changes", () => {
    const original = structuredClone(video) as { margin: number; exit: { reasons: Record<string, object> } };
    const copy = checkSpec("business", original);
    original.margin = 0.9;
    Object.assign(original.exit.reasons["price"]!, { monthlyHazard: 0.5 });
    expect(copy).toEqual(video);
  });

  it("is frozen to the ground", () => {
    const copy = checkSpec("business", structuredClone(video));
    const thawed = pathsOf(copy, (value) => typeof value === "object" && value !== null && !Object.isFrozen(value));
    expect(thawed).toEqual([]);
  });

  it("leaves the original as it was", () => {
    const original = structuredClone(video);
    checkSpec("business", original);
    expect(Object.isFrozen(original)).toBe(false);
    expect(original).toEqual(video);
  });

  it("finds only its own names", () => {
    const { confusion, reasons } = checkSpec("business", video).exit;
    expect(confusion["constructor"]).toBeUndefined();
    expect(reasons["toString"]).toBeUndefined();
  });

  it("keeps names that every object has", () => {
    const reason = video.exit.reasons["moved"];
    const spec = withValue(video, ["exit", "reasons", "constructor"], reason);
    const named = withValue(spec as BusinessSpec, ["exit", "confusion", "constructor"], { constructor: 1 });
    expect(checkSpec("business", named).exit.confusion["constructor"]?.["constructor"]).toBe(1);
    expect(Object.keys(checkSpec("business", named).exit.reasons)).toContain("constructor");
  });

  it("refuses a name that would change a prototype", () => {
    const text = JSON.stringify(video).replace('"reasons":{', '"reasons":{"__proto__":{"monthlyHazard":1},');
    expect(codesOf(() => checkSpec("business", JSON.parse(text)))).toEqual([
      "invalid-input spec.exit.reasons.__proto__",
    ]);
    const top = JSON.parse(JSON.stringify(video).replace("{", '{"__proto__":{"margin":1},')) as unknown;
    expect(codesOf(() => checkSpec("business", top))).toEqual(["invalid-input spec.__proto__"]);
  });

  it("takes undefined for absent, as JSON does", () => {
    const channel = { ...video.care.channels["phone"], effect: undefined };
    expect(checkSpec("business", withValue(video, ["care", "channels", "phone"], channel))).toEqual(video);
  });
});
