import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import type { DataTable, TableInput } from "../../schema/table/table.ts";
import type { Labels } from "../partition/readLabels.ts";
import { groupRows, rowsOf } from "../profile/groupRows.ts";
import { medoidOf, neighbourhood, type Medoid } from "./medoid.ts";
import { readRepresentatives, type RepresentativesInput, type RepresentativesOptions } from "./readRepresentatives.ts";
import { recordFinder } from "./records.ts";
import { prepareDistance, type RowDistance } from "./rowDistance.ts";
import { tell, type Story } from "./story.ts";

const OPERATION = "representatives";

/** One column of a person. */
export interface PersonValue {
  readonly name: string;
  /** Null where missing. */
  readonly value: number | string | null;
}

/** A real customer: a row of the table, never a mean. */
export interface Person {
  readonly row: number;
  readonly customerId: string | null;
  /** To the representative; 0 for himself. */
  readonly distance: number;
  readonly values: readonly PersonValue[];
  /** Null without records. */
  readonly story: Story | null;
}

/** The persons of one segment. */
export interface SegmentPersons {
  readonly segment: number;
  readonly customers: number;
  /** The member with the smallest mean distance to the others. */
  readonly representative: Person;
  readonly neighbours: readonly Person[];
  /** The member farthest from the representative; null where there is nobody else. */
  readonly mostDifferent: Person | null;
  /** Of the representative to the other members. */
  readonly meanDistance: number;
  readonly search: {
    readonly method: Medoid["method"];
    readonly candidates: number;
    /** Chance that he is among the best hundredth of the members; 1 where everybody was considered. */
    readonly amongBestHundredth: number;
  };
}

/** One real person for each segment, and those around him: plain data. */
export interface Representatives {
  /** Labels that occur, in rising order. */
  readonly segments: readonly SegmentPersons[];
  /** `few-neighbours`, `constant-column`. */
  readonly notes: readonly Note[];
}

/**
 * For each segment the real customer who stands for it, the nearest other people, and the most different member, each with his story where records
 * are given.
 *
 * The representative is the medoid: the member with the smallest mean distance to the others (of equals, the first row). Up to `exactUpTo` members
 * everybody is considered; above, `candidates` drawn at random are, each measured against every member: with 460, the default, one of
 * the best hundredth is among them in 99 of 100 draws. Neighbours are at least `apart` mean distances away from him and from each other, and
 * never rows of the same customer.
 *
 * @param table columns of numbers or texts, one row a customer, as they were known at `asOf`
 * @param labels segment of each row, whole numbers from 0, as `assign` of a model gives them
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `missing-value`, `all-missing`, `invalid-instant`, `invalid-time-zone`, `unknown-locale`,
 *   `aborted`
 * @example
 * const table = { visits: [1, 2, 3, 9, 30, 31, 35] };
 * const { segments } = representatives(table, [0, 0, 0, 0, 1, 1, 1], { ids: ["a", "b", "c", "d", "e", "f", "g"], n: 1 });
 * segments.map(({ representative }) => representative.customerId) // => ["b", "f"]
 * segments[0].neighbours[0].customerId // => "a"
 * segments[0].mostDifferent.customerId // => "d"
 * @see Kaufman & Rousseeuw (1990), Finding Groups in Data, chapter 2
 */
export function representatives(
  table: TableInput,
  labels: Labels,
  options: RepresentativesOptions = {},
): Representatives {
  const input = readRepresentatives(OPERATION, table, labels, options);
  const groups = groupRows(input.labels.codes, input.labels.labels.length);
  const rows = { input: table, table: input.table, order: groups.rows };
  const { distance, notes } = prepareDistance(OPERATION, rows, options);
  const stream = randomStream(input.seed);
  const found: Note[] = [...notes];
  const chosen = input.labels.labels.map((segment, s) => {
    input.onProgress?.({ done: s, total: input.labels.labels.length });
    const own = choose(rowsOf(groups, s), distance, input, stream.split(segment));
    if (own.neighbours.length < Math.min(input.n, rowsOf(groups, s).length - 1)) {
      const message = `Segment ${String(segment)}: ${String(own.neighbours.length)} members are far enough apart to be shown as neighbours.`;
      found.push({ code: "few-neighbours", message });
    }
    return { segment, customers: rowsOf(groups, s).length, ...own };
  });
  const tellStory = storyTeller(input, chosen.flatMap(rowsShown));
  const segments = chosen.map(({ segment, customers, medoid, neighbours, farthest }) => {
    const person = (row: number): Person => ({
      row,
      customerId: input.ids?.[row] ?? null,
      distance: distance(medoid.row, row),
      values: valuesOf(input.table, row),
      story: tellStory(row),
    });
    return {
      segment,
      customers,
      representative: person(medoid.row),
      neighbours: neighbours.map(person),
      mostDifferent: farthest === null ? null : person(farthest),
      meanDistance: medoid.meanDistance,
      search: {
        method: medoid.method,
        candidates: medoid.candidates,
        amongBestHundredth: medoid.method === "exact" ? 1 : 1 - 0.99 ** medoid.candidates,
      },
    };
  });
  return { segments, notes: found };
}

interface Chosen {
  readonly medoid: Medoid;
  readonly neighbours: readonly number[];
  readonly farthest: number | null;
}

function choose(members: Int32Array, distance: RowDistance, input: RepresentativesInput, stream: RandomStream): Chosen {
  const { exactUpTo, candidates, n, ids } = input;
  const step = (): void => {
    heed(input.signal);
  };
  const medoid = medoidOf(members, distance, { exactUpTo, candidates, stream, step });
  const personOf = (row: number): string | number => ids?.[row] ?? row;
  const apart = Math.max(input.apart * medoid.meanDistance, Number.MIN_VALUE);
  return { medoid, ...neighbourhood(members, medoid.row, distance, { n, apart, personOf }) };
}

function rowsShown({ medoid, neighbours, farthest }: Chosen): number[] {
  return [medoid.row, ...neighbours, ...(farthest === null ? [] : [farthest])];
}

/** A story for each of the rows; the records are gone through once. */
function storyTeller(
  { records, ids, story }: RepresentativesInput,
  rows: readonly number[],
): (row: number) => Story | null {
  if (records === null || ids === null || story === null) return () => null;
  const find = recordFinder(OPERATION, records, new Set(rows.map((row) => ids[row]!)));
  return (row) => tell(ids[row]!, find(ids[row]!, story.asOf), story);
}

function valuesOf({ columns }: DataTable, row: number): PersonValue[] {
  return [...columns].map(([name, column]) => {
    if (column.kind === "numeric") return { name, value: column.missing?.[row] === 1 ? null : column.values[row]! };
    return { name, value: column.categories[column.codes[row]!] ?? null };
  });
}

function heed(signal: AbortSignal | undefined): void {
  if (signal?.aborted !== true) return;
  const fix = "Call again without aborting options.signal.";
  const issue = { code: "aborted", path: "options.signal", expected: "to finish", received: "an abort", fix };
  throw new KeizokuError(OPERATION, [issue]);
}
