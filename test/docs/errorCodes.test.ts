import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { root, sourceFiles } from "../../scripts/build/entries.ts";

/** Texts of the same shape that are no code of an error or a note. */
const otherWords = new Set([
  // Kinds of models, ways and ends of an optimisation.
  ...["bg-nbd", "mbg-nbd", "pareto-nbd", "bg-bb", "bg-cnbd-k", "mbg-cnbd-k", "gamma-gamma", "plan-ladder"],
  ...["nelder-mead", "closed-form"],
  ...["gradient-small", "step-small", "value-flat", "saddle-point", "iteration-limit", "line-search-failed"],
  // Why a customer is left out of a summary; the guides name these apart.
  ...["acquired-after-calibration", "acquired-after-observation", "refunds-only"],
  // Kinds of curves, weights of tests, scales of limits, ways to part a change.
  ...["kaplan-meier", "nelson-aalen", "cumulative-incidence", "curve-fit", "one-by-one"],
  ...["log-rank", "tarone-ware", "fleming-harrington", "log-log", "both-orders", "das-gupta"],
  // When a contract stands at its renewal.
  ...["before-renewal", "after-payment"],
  // Settings of profiles of revenue movements, and the reasons for which two differ.
  ...["after-gap", "period-end", "opening-and-new", "opening-customers"],
  ...["per-subscription", "interval-normalised", "trial-counted", "free-plan-counted", "return-is-new"],
  ...["recognised-after-gap", "recognised-at-period-end", "recognised-at-notice"],
  ...["pause-is-churn", "pause-is-contraction", "pause-is-kept"],
  ...["netted-within-period", "joined-and-left-within-period"],
  // What simulated customers do.
  ...["payment-failed", "exit-interview", "no-answer"],
  // Rules of thumb that models are held against, and how exits are counted.
  ...["same-rate", "last-period", "by-reason"],
  // Kinds of clusterings, how stable one is, what becomes of giant baskets.
  ...["co-occurrence", "k-means", "k-medoids", "k-prototypes", "item-affinity", "very-stable", "leave-out"],
  // Ways to search and to choose in a regression, and its penalties.
  ...["coordinate-descent", "elastic-net", "most-frequent", "one-standard-error"],
  // Names of other things.
  ...["log-likelihood", "utf-8", "vega-lite", "mail-open"],
]);

/** What zod calls its own issues, which never reach a caller under that name, and an error without issues. */
const innerCodes = new Set(["custom", "unknown"]);

/** Codes of one word that reach their note by way of a function: they have the shape of any text. */
const oneWordCodes = new Set(["rising"]);

/** Data of simulated businesses, full of names: plans, reasons, channels. They throw nothing. */
const pureData = ["src/simulate/presets/", "src/simulate/phrases/", "src/segment/rfm/groups.ts"];

const shape = /^[a-z]+(-[a-z]+)+$/;

/** Codes of a source file: what stands at `code`, and every other text that has the shape of one. */
function codesIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(root, file), "utf8"), ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || isImportCall(node)) return;
    if (
      ts.isStringLiteral(node) &&
      (shape.test(node.text) ? !otherWords.has(node.text) : isCode(node) || oneWordCodes.has(node.text))
    ) {
      found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.filter((code) => !innerCodes.has(code));
}

function isImportCall(node: ts.Node): boolean {
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** Whether a text is given to a property or a variable `code`, by way of `?:` or `??` too. */
function isCode(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isConditionalExpression(parent) && parent.condition !== node) return isCode(parent);
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return isCode(parent);
  }
  const named = ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent);
  return named && parent.initializer === node && parent.name.getText() === "code";
}

/** First cells of the tables of a guide. */
function codesOfGuide(language: string): string[] {
  const text = readFileSync(join(root, "docs", language, "errors.md"), "utf8");
  const codes = Array.from(text.matchAll(/^\| `([a-z-]+)` +\|/gm), ([, code]) => code!);
  const parts = new Set(["code", "issues", "operation", "partial", "message"]);
  return codes.filter((code) => !parts.has(code));
}

const thrown = new Set(
  sourceFiles()
    .filter((file) => !pureData.some((folder) => file.startsWith(folder)))
    .flatMap(codesIn),
);

describe.each(["en", "ja"])("the guide to errors in %s", (language) => {
  const listed = codesOfGuide(language);

  it("lists every code of an error or a note", () => {
    expect([...thrown].filter((code) => !listed.includes(code)).sort()).toEqual([]);
  });

  it("lists none that does not exist", () => {
    expect(listed.filter((code) => !thrown.has(code))).toEqual([]);
  });
});

it("finds the codes that it looks for", () => {
  expect([...thrown]).toEqual(expect.arrayContaining(["invalid-input", "aborted", "weak-prior", "unknown-locale"]));
});
