import { describe, expect, it } from "vitest";
import { build, toHtml } from "keizoku/report";
import { noteText } from "../../src/report/messages/messages.ts";
import { cdnowLog } from "./cdnow.ts";

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

describe("the notes of a report", () => {
  const report = build(cdnowLog());

  it("include those of the fits, and those of the check's fits", () => {
    const { models, holdout, notes } = report;
    const fits = [models.transactions, models.spend!].flatMap(({ fit }) => fit.notes);
    const checked = [holdout!.models.transactions, holdout!.models.spend!].flatMap(({ fit }) => fit.notes);
    expect(notes).toEqual([
      ...fits,
      ...checked.map(({ code, message }) => ({ code: `holdout-${code}`, message: `Check: ${message}` })),
    ]);
    expect(notes.map(({ code }) => code)).toEqual(["without-repeat-purchases", "holdout-without-repeat-purchases"]);
  });

  it("stand on the page once", async () => {
    const page = await toHtml(report, { locale: "ja" });
    expect(page.split(noteText("ja", report.notes[0]!)).length).toBe(2);
  });

  it.each([
    ...["weak-prior", "no-holdout", "no-spend", "flat-spend", "spend-not-fitted", "mean-undefined", "zero-spend"],
    ...["without-repeat-purchases", "parameter-at-limit", "flat-ridge", "after-observation-end"],
    ...["negative-monetary-value"],
  ])("speak Japanese: %s", (code) => {
    expect(noteText("ja", { code, message: "in English" })).toMatch(japanese);
    expect(noteText("ja", { code: `holdout-${code}`, message: "in English" })).toMatch(japanese);
  });

  it("say their own message where the page knows no other", () => {
    expect(noteText("ja", { code: "another", message: "in English" })).toBe("in English");
  });
});
