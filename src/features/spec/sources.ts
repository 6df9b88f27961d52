import type { RecordKey } from "../read/records.ts";
import { logOf } from "../events/measure.ts";
import type { Feature } from "./spec.ts";

/** The kinds of record that a feature is computed from. */
export function sourcesOf(feature: Feature): RecordKey[] {
  switch (feature.kind) {
    case "tenure":
      return [feature.since === "acquisition" ? "customers" : "subscriptions"];
    case "channel":
    case "acquisitionCost":
    case "referred":
    case "attribute":
      return ["customers"];
    case "survey":
      return ["surveyAnswers"];
    case "shared":
      return ["activities"];
    case "ties":
      return feature.value === undefined || feature.value === "count"
        ? ["activities"]
        : ["activities", "subscriptions"];
    case "ratio":
      return [logOf(feature.of), logOf(feature.to.of)];
    case "count":
    case "sum":
    case "mean":
    case "rate":
    case "share":
    case "change":
    case "trend":
    case "since":
    case "distinct":
    case "last":
      return [logOf(feature.of)];
    default:
      return ["subscriptions"];
  }
}

/** Which amounts of money a feature adds or compares. */
export function moneyOf(feature: Feature): "subscriptions" | "transactions" | "customers" | null {
  switch (feature.kind) {
    case "price":
    case "priceChange":
    case "discount":
      return "subscriptions";
    case "acquisitionCost":
      return "customers";
    case "sum":
    case "mean":
      return feature.of === "transaction" ? "transactions" : null;
    case "rate":
    case "share":
    case "change":
    case "trend":
      return feature.of === "transaction" && feature.value === "quantity" ? "transactions" : null;
    case "ratio":
      return [feature, feature.to].some((part) => part.of === "transaction" && part.value === "quantity")
        ? "transactions"
        : null;
    default:
      return null;
  }
}
