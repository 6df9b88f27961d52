import { families, type LtvModel } from "./ltv/families.ts";
import { families as riskFamilies, type RiskModel } from "./risk/families.ts";
import { families as segmentFamilies, type SegmentModel } from "./segment/families.ts";
import { readModel as readOneOf } from "./schema/readModel.ts";

/** Any model that keizoku can store. */
export type KeizokuModel = LtvModel | SegmentModel | RiskModel;

/**
 * Reads a stored model of any family: checks its shape, lifts older versions, freezes it.
 *
 * @param json text, or what `JSON.parse` made of it
 * @throws {KeizokuError} `unknown-model`, `model-version`, `invalid-model`
 * @example readModel('{"kind":"no-such-model","version":1}') // throws unknown-model
 */
export function readModel(json: unknown): KeizokuModel {
  return readOneOf(json, [...families, ...segmentFamilies, ...riskFamilies]);
}
