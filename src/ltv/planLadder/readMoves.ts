import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { issueList } from "../../schema/issueList.ts";

/** So many customers went from one state to another in one period; staying is a move to the same state. */
export interface PlanMove {
  readonly from: string;
  readonly to: string;
  /** At least 0. */
  readonly count: number;
}

/** States by name: those that customers go on from, then the exits. */
export interface PlanStates {
  readonly states: readonly string[];
  readonly exits: readonly string[];
}

/** A list of texts, each once. */
function nameIssues(names: unknown, path: string): Issue[] {
  const fix = "Pass the names of the states, each once.";
  const invalid = (at: string, expected: string, received: unknown): Issue => ({
    code: "invalid-input",
    path: at,
    expected,
    received: show(received),
    fix,
  });
  if (!Array.isArray(names)) return [invalid(path, "a list of names", names)];
  return (names as unknown[]).flatMap((name, i) => {
    if (typeof name !== "string" || name === "")
      return [invalid(`${path}[${String(i)}]`, "a text that is not empty", name)];
    return names.indexOf(name) === i ? [] : [invalid(`${path}[${String(i)}]`, "a name of its own", name)];
  });
}

/**
 * The states of moves: those named, else in order of first appearance; exits last.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function statesOf(
  operation: string,
  input: { readonly states?: unknown; readonly exits?: unknown; readonly moves?: unknown },
): PlanStates {
  const issues = [
    ...(input.states === undefined ? [] : nameIssues(input.states, "states")),
    ...nameIssues(input.exits, "exits"),
    ...(Array.isArray(input.moves) ? [] : [listIssue(input.moves)]),
  ];
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const exits = input.exits as readonly string[];
  const moves = input.moves as readonly (Partial<PlanMove> | null)[];
  const named = (input.states as readonly string[] | undefined) ?? [
    ...new Set(moves.flatMap((move) => [move?.from, move?.to]).filter((name) => typeof name === "string")),
  ];
  const goingOn = named.filter((name) => !exits.includes(name));
  if (goingOn.length > 0) return { states: [...goingOn, ...exits], exits };
  const fix = "Pass at least one move from a state that is no exit.";
  throw new KeizokuError(operation, [
    { code: "empty-input", path: "moves", expected: "at least one state to go on from", received: "none", fix },
  ]);
}

function listIssue(moves: unknown): Issue {
  const fix = "Pass the moves as rows.";
  return {
    code: "invalid-input",
    path: "moves",
    expected: "a list of { from, to, count }",
    received: show(moves),
    fix,
  };
}

/**
 * Moves as a table: a row for each state but the exits, a column for each state.
 *
 * @param path of the list, for its errors
 * @throws {KeizokuError} `invalid-input` with every wrong row: an unknown state, a count below 0, an exit that is left
 */
export function tableOfMoves(
  operation: string,
  moves: readonly PlanMove[],
  { states, exits }: PlanStates,
  path = "moves",
): number[][] {
  const rows = states.length - exits.length;
  const index = new Map(states.map((name, i) => [name, i]));
  const table = Array.from({ length: rows }, () => new Array<number>(states.length).fill(0));
  const list = issueList();
  const known = `one of ${states.join(", ")}`;
  moves.forEach((move: PlanMove | null | undefined, m) => {
    const at = `${path}[${String(m)}]`;
    const wrong = (field: string, expected: string, received: unknown, fix: string): void => {
      list.add(field, () => ({
        code: "invalid-input",
        path: `${at}${field}`,
        expected,
        received: show(received),
        fix,
      }));
    };
    if (typeof move !== "object" || move === null) {
      wrong("", "a row { from, to, count }", move, "Pass the moves as rows.");
      return;
    }
    const from = index.get(move.from);
    const to = index.get(move.to);
    const sound = Number.isFinite(move.count) && move.count >= 0;
    if (from === undefined) wrong(".from", known, move.from, "Name the state in states, or leave states out.");
    if (to === undefined) wrong(".to", known, move.to, "Name the state in states, or leave states out.");
    if (!sound) wrong(".count", "a finite number of at least 0", move.count, "Pass how many customers made the move.");
    if (from === undefined || to === undefined || !sound) return;
    if (from < rows) table[from]![to]! += move.count;
    else if (from !== to && move.count > 0) {
      wrong(
        ".from",
        "a state that customers go on from",
        move.from,
        "Count who comes back as a new customer, or do not call the state an exit.",
      );
    }
  });
  const issues = list.all();
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return table;
}
