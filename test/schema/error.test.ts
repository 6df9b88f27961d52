import { describe, expect, it } from "vitest";
import { KeizokuError, show, type Issue } from "../../src/schema/error.ts";

const issue = (path: string, code = "invalid-input"): Issue => ({
  code,
  path,
  expected: "at most 1000",
  received: "1031",
  fix: "Pass counts of customers still active.",
});

describe("KeizokuError", () => {
  it("spells out each issue with place, code, expectation, finding and remedy", () => {
    expect(new KeizokuError("sbg.fit", [issue("survivors[1]")]).message).toBe(
      "sbg.fit: 1 issue\n  survivors[1] (invalid-input): expected at most 1000; received 1031. Pass counts of customers still active.",
    );
  });

  it("calls the argument as a whole input", () => {
    expect(new KeizokuError("f", [issue("")]).message).toContain("  input (invalid-input)");
  });

  it("spells out ten issues, counts the others, and keeps them all", () => {
    const error = new KeizokuError(
      "f",
      Array.from({ length: 13 }, (_, i) => issue(`x[${String(i)}]`)),
    );
    expect(error.message.split("\n")).toHaveLength(12);
    expect(error.message).toContain("x[9]");
    expect(error.message).not.toContain("x[10]");
    expect(error.message.endsWith("… and 3 more (see .issues)")).toBe(true);
    expect(error.issues).toHaveLength(13);
  });

  it("has the first issue's code, the operation and a name", () => {
    const error = new KeizokuError("f", [issue("a", "no-maximum"), issue("b")]);
    expect(error).toBeInstanceOf(Error);
    expect([error.code, error.operation, error.name]).toEqual(["no-maximum", "f", "KeizokuError"]);
    expect(new KeizokuError("f", []).code).toBe("unknown");
  });

  it("carries a partial result only where there is one", () => {
    expect(new KeizokuError("f", [issue("a")], { iterations: 3 }).partial).toEqual({ iterations: 3 });
    expect(new KeizokuError("f", [issue("a")]).partial).toBeUndefined();
  });
});

describe("show", () => {
  const shown: [unknown, string][] = [
    ["a", '"a"'],
    ['say "a"', '"say \\"a\\""'],
    ["x".repeat(41), `"${"x".repeat(40)}…"`],
    [NaN, "NaN"],
    [undefined, "undefined"],
    [null, "null"],
    [true, "true"],
    [12n, "12n"],
    [new DataView(new ArrayBuffer(8)), "DataView of 8 bytes"],
    [Symbol("s"), "Symbol(s)"],
    [() => 1, "a function"],
    [[1, 2], "Array of length 2"],
    [new Float64Array(3), "Float64Array of length 3"],
    [{ a: 1 }, "an object"],
    [Object.create(null), "an object"],
    [new Date(NaN), "Date Invalid Date"],
  ];
  it.each(shown)("shows %o shortly", (value, text) => {
    expect(show(value)).toBe(text);
  });
});
