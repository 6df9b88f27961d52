import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { issueList } from "../../schema/issueList.ts";
import type { SurveyAnswer } from "../../schema/record/surveyAnswer.ts";

/** Answers by item, not yet turned round. */
export interface ReadAnswerRows {
  readonly items: readonly string[];
  readonly rows: number;
  readonly customerIds: readonly string[] | null;
  readonly values: readonly Float64Array[];
  readonly missing: readonly Uint8Array[];
  /** Ends of each item's scale; null where they were not stated. */
  readonly min: readonly (number | null)[];
  readonly max: readonly (number | null)[];
  readonly notes: readonly Note[];
}

/**
 * Reads records into one row a customer and one column an item. Of several answers of a customer to one question the latest counts.
 *
 * @throws {KeizokuError} `invalid-input` (each wrong value of each record, scales of one question that differ), `empty-input`
 */
export function readAnswerRows(
  operation: string,
  answers: readonly SurveyAnswer[],
  wanted: readonly string[] | undefined,
): ReadAnswerRows {
  checkAnswers(operation, answers);
  const items = wanted ?? [...new Set(answers.map(({ question }) => question))];
  const place = new Map(items.map((item, i) => [item, i]));
  const customers = new Map<string, number>();
  for (const { customerId, question } of answers) {
    if (place.has(question) && !customers.has(customerId)) customers.set(customerId, customers.size);
  }
  const rows = customers.size;
  const values = items.map(() => new Float64Array(rows));
  const latest = items.map(() => new Float64Array(rows).fill(-Infinity));
  const min = items.map((): number | null => null);
  const max = items.map((): number | null => null);
  let again = 0;
  for (const { customerId, question, at, answer, scaleMin, scaleMax } of answers) {
    const item = place.get(question);
    if (item === undefined) continue;
    const row = customers.get(customerId)!;
    min[item] = scaleMin;
    max[item] = scaleMax;
    if (latest[item]![row]! > -Infinity) again++;
    if (at < latest[item]![row]!) continue;
    latest[item]![row] = at;
    values[item]![row] = answer;
  }
  const missing = latest.map((column) => Uint8Array.from(column, (at) => (at === -Infinity ? 1 : 0)));
  return {
    items,
    rows,
    customerIds: [...customers.keys()],
    values,
    missing,
    min,
    max,
    notes: notesOf(again, min, max),
  };
}

function notesOf(again: number, min: readonly (number | null)[], max: readonly (number | null)[]): Note[] {
  const notes: Note[] = [];
  const message = `${String(again)} answers to a question that the customer answered again: his latest counts.`;
  if (again > 0) notes.push({ code: "answered-again", message });
  const differ = [min, max].some((ends) => new Set(ends.filter((end) => end !== null)).size > 1);
  if (differ) {
    const text = "The items are not on one scale: those with more steps weigh more in the mean.";
    notes.push({ code: "scales-differ", message: text });
  }
  return notes;
}

/**
 * Checks every record.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function checkAnswers(operation: string, answers: readonly SurveyAnswer[]): void {
  if (answers.length === 0) {
    const fix = "Pass at least one answer.";
    throw new KeizokuError(operation, [
      { code: "empty-input", path: "answers", expected: "at least one answer", received: "none", fix },
    ]);
  }
  const list = issueList();
  const scales = new Map<string, SurveyAnswer>();
  answers.forEach((answer, i) => {
    for (const [column, issue] of answerIssues(answer, scales)) {
      list.add(column, () => ({
        ...issue,
        code: "invalid-input",
        path: `[${String(i)}]${column === "" ? "" : `.${column}`}`,
      }));
    }
  });
  const issues = list.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

type FoundIssue = readonly [column: string, issue: Omit<Issue, "code" | "path">];

const FIX = "Read answers with the definition surveyAnswer.";

function answerIssues(answer: SurveyAnswer, scales: Map<string, SurveyAnswer>): FoundIssue[] {
  if (typeof (answer as unknown) !== "object" || (answer as unknown) === null) {
    return [["", { expected: "a survey answer", received: show(answer), fix: FIX }]];
  }
  const found: FoundIssue[] = [];
  for (const name of ["customerId", "question"] as const) {
    const value: unknown = answer[name];
    if (typeof value === "string" && value !== "") continue;
    found.push([name, { expected: "a text that is not empty", received: show(value), fix: FIX }]);
  }
  for (const name of ["at", "answer", "scaleMin", "scaleMax"] as const) {
    if (Number.isFinite(answer[name])) continue;
    found.push([name, { expected: "a finite number", received: show(answer[name]), fix: FIX }]);
  }
  return found.length > 0 ? found : scaleOfAnswer(answer, scales);
}

function scaleOfAnswer(answer: SurveyAnswer, scales: Map<string, SurveyAnswer>): FoundIssue[] {
  const { scaleMin, scaleMax, question } = answer;
  if (!(scaleMin < scaleMax)) {
    const expected = `a number above scaleMin (${String(scaleMin)})`;
    return [["scaleMax", { expected, received: String(scaleMax), fix: "State the scale's two ends." }]];
  }
  if (!(answer.answer >= scaleMin && answer.answer <= scaleMax)) {
    const fix = "Correct the answer, or state the scale that was used.";
    const expected = `a number from ${String(scaleMin)} to ${String(scaleMax)}`;
    return [["answer", { expected, received: String(answer.answer), fix }]];
  }
  const first = scales.get(question) ?? answer;
  scales.set(question, first);
  if (first.scaleMin === scaleMin && first.scaleMax === scaleMax) return [];
  const expected = `${String(first.scaleMin)} to ${String(first.scaleMax)}, as before for ${show(question)}`;
  const fix = "Bring the answers of a question to one scale, or give each scale a question of its own.";
  return [["scaleMin", { expected, received: `${String(scaleMin)} to ${String(scaleMax)}`, fix }]];
}
