import type { Note } from "../../schema/fitReport.ts";
import { firstEmptyTime, type RiskTable } from "./riskTable.ts";
import type { Rows } from "./rows.ts";
import type { SortedTimes } from "./sortTimes.ts";

/** What is delicate about a curve from these rows. */
export function curveNotes(rows: Rows, sorted: SortedTimes, table: RiskTable): Note[] {
  const notes: Note[] = [];
  if (table.events.every((left) => left === 0)) {
    notes.push({
      code: "no-events",
      message: "nobody left: the curve stays at its start, without a measure of its error",
    });
  }
  const first = table.events.findIndex((left) => left > 0);
  const allAtOnce = first >= 0 && first === table.time.length - 1 && table.events[first]! >= table.atRisk[first]!;
  if (allAtOnce && rows.duration.length > 1) {
    const message = `all who left, left at ${String(table.time[first])}, and nobody is left: the curve has no limits`;
    notes.push({ code: "all-at-once", message });
  }
  if (rows.duration.length === 1) {
    notes.push({ code: "single-row", message: "one row alone: the curve is what happened to it" });
  }
  notes.push(...emptyRiskSet(rows, sorted, table));
  return notes;
}

function emptyRiskSet(rows: Rows, sorted: SortedTimes, table: RiskTable): Note[] {
  const at = firstEmptyTime(rows, sorted);
  if (at === null) return [];
  const code = "risk-set-empty";
  if (at === 0) {
    const from = `before ${String(rows.entry!.reduce((least, entry) => Math.min(least, entry), Infinity))}`;
    return [{ code, message: `nobody was at risk ${from}: the curve is about those who were still there then` }];
  }
  const j = table.time.indexOf(at);
  const fell = table.events[j]! >= table.atRisk[j]!;
  const what = fell
    ? "all at risk left, others entered later: the curve falls to 0 too early. Begin later, or group the times"
    : "nobody was at risk until the next entry: the curve is level there for want of observation";
  return [{ code, message: `at ${String(at)} ${what}` }];
}
