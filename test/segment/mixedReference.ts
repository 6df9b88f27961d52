import { readFileSync } from "node:fs";
import { fixture } from "../fixture.ts";
import { sharedFile } from "../shared.ts";

/** Values of R's cluster and Python's kmodes on telecom customers. */
export interface MixedReference {
  readonly kPrototypes: {
    readonly mean: readonly [number, number];
    readonly sd: readonly [number, number];
    readonly runs: readonly {
      readonly initialRows: number[];
      readonly gamma: number;
      readonly cost: number;
      readonly sizes: number[];
      readonly labels: string;
    }[];
  };
  readonly kModes: {
    readonly initialRows: number[];
    readonly cost: number;
    readonly sizes: number[];
    readonly labels: string;
    readonly modes: string[][];
  };
  readonly gower: GowerValues & { readonly contractOrdinal: GowerValues };
  readonly pam: {
    readonly k4: {
      readonly buildMeanDissimilarity: number;
      readonly buildMedoidRows: number[];
      readonly medoidRows: number[];
      readonly meanDissimilarity: number;
      readonly sizes: number[];
      readonly labels: string;
    };
    readonly byK: readonly { readonly k: number; readonly medoidRows: number[]; readonly meanDissimilarity: number }[];
    readonly sns300: Readonly<
      Record<"euclidean" | "manhattan", { readonly meanDissimilarity: number; readonly medoidRows: number[] }>
    >;
  };
}

interface GowerValues {
  readonly distancesOfRow0To1Through10: number[];
  readonly sumOverPairs: number;
}

export const reference: MixedReference = fixture("mixed-segments.json") as MixedReference;

/** Path of the telecom customers; undefined where they are not there. */
export const telco: string | undefined = sharedFile("data/telco.csv");

/** Path of the profiles of students; undefined where they are not there. */
export const students: string | undefined = sharedFile("data/snsdata.csv");

/** First rows of a file without quoted fields, texts by column. */
export function readTexts(path: string, names: readonly string[], rows: number): Record<string, string[]> {
  const lines = readFileSync(path, "utf8").split(/\r?\n/);
  const header = lines[0]!.split(",");
  const taken = lines.slice(1, 1 + rows).map((line) => line.split(","));
  return Object.fromEntries(names.map((name) => [name, taken.map((cells) => cells[header.indexOf(name)]!)]));
}

/** The seven columns of the Gower reference, 200 customers. */
export function gowerTable(path: string): Record<string, (number | string)[]> {
  const names = [
    "tenure",
    "MonthlyCharges",
    "SeniorCitizen",
    "Partner",
    "Contract",
    "InternetService",
    "PaymentMethod",
  ];
  const texts = readTexts(path, names, 200);
  return { ...texts, tenure: texts.tenure!.map(Number), MonthlyCharges: texts.MonthlyCharges!.map(Number) };
}

/** Labels written as one digit each. */
export function labelsOf(digits: string): number[] {
  return Array.from(digits, Number);
}
