/** One thing that is wrong, where it is, and what to do about it. */
export interface Issue {
  /** Stable and machine-readable: `invalid-input`, `no-maximum`, … */
  readonly code: string;
  /** Where in the argument: `frequency[3]`, `options.horizon`; empty for the argument as a whole. */
  readonly path: string;
  /** What would have been right, in words: `a whole number of at least 0`. */
  readonly expected: string;
  /** What came instead, shortened. */
  readonly received: string;
  /** What the caller can do, as a full sentence. */
  readonly fix: string;
}

/** How many issues of one call the message spells out; `issues` always holds them all. */
const SPELT_OUT = 10;

/**
 * The only error that keizoku throws on purpose. It lists every issue of a call at once.
 *
 * @example
 * const error = new KeizokuError("sbg.fit", [
 *   { code: "invalid-input", path: "survivors[1]", expected: "at most 1000", received: "1031", fix: "Pass counts of customers still active." },
 * ]);
 * error.message.split("\n")[0] // => "sbg.fit: 1 issue"
 */
export class KeizokuError extends Error {
  override readonly name = "KeizokuError";
  /** The function that was called, as the reader writes it: `bgNbd.fit`. */
  readonly operation: string;
  /** Everything that is wrong, in the order of the input. */
  readonly issues: readonly Issue[];
  /** Code of the first issue, for a quick `switch`. */
  readonly code: string;
  /** What there was when the work stopped (a partial fit, say); absent where nothing was computed. */
  declare readonly partial?: unknown;

  constructor(operation: string, issues: readonly Issue[], partial?: unknown) {
    super(describe(operation, issues));
    this.operation = operation;
    this.issues = issues;
    this.code = issues[0]?.code ?? "unknown";
    if (partial !== undefined) this.partial = partial;
  }
}

function describe(operation: string, issues: readonly Issue[]): string {
  const lines = issues
    .slice(0, SPELT_OUT)
    .map(
      (i) =>
        `  ${i.path === "" ? "input" : i.path} (${i.code}): expected ${i.expected}; received ${i.received}. ${i.fix}`,
    );
  const rest = issues.length - SPELT_OUT;
  const head = `${operation}: ${String(issues.length)} issue${issues.length === 1 ? "" : "s"}`;
  return [head, ...lines, ...(rest > 0 ? [`  … and ${String(rest)} more (see .issues)`] : [])].join("\n");
}

/** A received value as the message shows it: short, never a whole table. */
export function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (typeof value === "bigint") return `${String(value)}n`;
  if (typeof value === "function") return "a function";
  if (value instanceof DataView) return `DataView of ${String(value.byteLength)} bytes`;
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    return `${value.constructor.name} of length ${String((value as ArrayLike<unknown>).length)}`;
  }
  if (typeof value === "object" && value !== null) return value instanceof Date ? `Date ${String(value)}` : "an object";
  return String(value);
}
