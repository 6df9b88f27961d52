import type { Instant } from "../../calendar/instant.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Locale } from "../../schema/locale.ts";
import type { TableInput } from "../../schema/table/table.ts";
import { amountCheck, checkAll, checkObject, progressCheck, wholeCheck } from "../affinity/optionCheck.ts";
import type { Labels } from "../partition/readLabels.ts";
import { readLabelled, type LabelledTable } from "../profile/readProfileInput.ts";
import type { StoryRecords } from "./records.ts";
import type { DistanceChoice } from "./rowDistance.ts";
import { storySettings, type StoryOptions, type StorySettings } from "./story.ts";

/** Options of `representatives`. */
export interface RepresentativesOptions extends DistanceChoice {
  /** Customer of each row; needed for stories. One customer may have several rows. */
  readonly ids?: ArrayLike<string>;
  /** Near neighbours of each representative; 2 by default. */
  readonly n?: number;
  /** How far neighbours are away at least, in mean distances of the segment: those who are nearly the same person teach nothing. 0.25 by default. */
  readonly apart?: number;
  /** Segments of up to so many members are searched exactly; 5,000 by default. */
  readonly exactUpTo?: number;
  /** Members considered in a larger segment; 460 by default. */
  readonly candidates?: number;
  /** For the draw of the candidates; 1 by default. */
  readonly seed?: number | string;
  /** What stories are told from, with `ids` and `asOf`. */
  readonly records?: StoryRecords;
  /** Nothing at this instant or after it is told. */
  readonly asOf?: Instant;
  /** Of the stories; "en" by default. */
  readonly locale?: Locale;
  /** Of the stories; "UTC" by default. */
  readonly timeZone?: string;
  /** The most lines of a story; 40 by default. */
  readonly most?: number;
  /** As those of `story`. */
  readonly words?: NonNullable<StoryOptions["words"]>;
  /** Called as the work goes on. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly signal?: AbortSignal;
}

/** What was asked for, checked and with its defaults. */
export interface RepresentativesInput extends LabelledTable {
  readonly ids: ArrayLike<string> | null;
  readonly n: number;
  readonly apart: number;
  readonly exactUpTo: number;
  readonly candidates: number;
  readonly seed: number | string;
  readonly records: StoryRecords | null;
  readonly story: StorySettings | null;
  readonly onProgress: RepresentativesOptions["onProgress"];
  readonly signal: AbortSignal | undefined;
}

/** @throws {KeizokuError} as `representatives` */
export function readRepresentatives(
  operation: string,
  input: TableInput,
  labels: Labels,
  options: RepresentativesOptions,
): RepresentativesInput {
  checkObject(operation, "options", options);
  const { n = 2, apart = 0.25, exactUpTo = 5000, candidates = 460, seed = 1, distance, records } = options;
  const most = Number.MAX_SAFE_INTEGER;
  const fix = "Pass the same number or text for the same results.";
  const isSeed = typeof seed === "string" || Number.isFinite(seed);
  checkAll(operation, [
    wholeCheck("options.n", n, 0, most),
    amountCheck("options.apart", apart, true),
    wholeCheck("options.exactUpTo", exactUpTo, 1, most),
    wholeCheck("options.candidates", candidates, 1, most),
    { path: "options.seed", value: seed, holds: isSeed, expected: "a finite number or a text", fix },
    distanceCheck(distance),
    progressCheck("options.onProgress", options.onProgress),
  ]);
  if (options.scale !== undefined) checkObject(operation, "options.scale", options.scale);
  if (options.gower !== undefined) checkObject(operation, "options.gower", options.gower);
  const labelled = readLabelled(operation, input, labels);
  const issues = idIssues(options, labelled.table.rows);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  const story = records === undefined ? null : storySettings(operation, storyOptions(options));
  const { ids = null, onProgress, signal } = options;
  return {
    ...labelled,
    ...{ ids, n, apart, exactUpTo, candidates, seed, story, onProgress, signal },
    records: records ?? null,
  };
}

function distanceCheck(distance: unknown): Parameters<typeof checkAll>[1][number] {
  const holds =
    distance === undefined || typeof distance === "function" || distance === "scaled" || distance === "gower";
  const expected = '"scaled", "gower" or a function';
  return { path: "options.distance", value: distance, holds, expected, fix: "Leave it out for the default." };
}

function idIssues({ ids, records }: RepresentativesOptions, rows: number): Issue[] {
  const wrong = (path: string, expected: string, received: unknown, fix: string): Issue[] => [
    { code: "invalid-input", path, expected, received: show(received), fix },
  ];
  const fix = "Pass the customer of each row.";
  if (ids === undefined)
    return records === undefined ? [] : wrong("options.ids", "a column, for the records", ids, fix);
  if (!isArrayLike(ids) || ids.length !== rows) return wrong("options.ids", `${String(rows)} texts`, ids, fix);
  for (let i = 0; i < rows; i++) {
    if (typeof (ids[i] as unknown) !== "string") return wrong(`options.ids[${String(i)}]`, "a text", ids[i], fix);
  }
  return [];
}

function storyOptions({ asOf, locale = "en", timeZone, most, words }: RepresentativesOptions): StoryOptions {
  return {
    asOf: asOf!,
    locale,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(most === undefined ? {} : { most }),
    ...(words === undefined ? {} : { words }),
  };
}
