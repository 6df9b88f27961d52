import { checkNumbers } from "../../schema/columns.ts";
import type { Note } from "../../schema/fitReport.ts";

/** What a trial costs and brings; all money in one unit of one currency, minor or major. */
export interface TrialEconomics {
  /** Winning one trial, at least 0. */
  readonly acquisitionCost: number;
  /** Serving one trial for the whole free time, at least 0; 0 by default. */
  readonly servingCost?: number;
  /** What a converted customer is worth from his conversion on (margin, not turnover), at least 0. */
  readonly customerValue: number;
  /** The conversion to judge, from 0 to 1: `trials(…).all.conversion.share`, say. */
  readonly conversion?: number;
}

/** From which conversion on free time pays. */
export interface BreakEvenConversion {
  /** Cost of a trial over the value of a converted customer; null where no conversion pays: it would have to be above 1. */
  readonly conversion: number | null;
  readonly costPerTrial: number;
  /** conversion · value − cost for the conversion that was given, per trial; null without one. */
  readonly marginPerTrial: number | null;
  /** Whether that is at least 0; null without a conversion. */
  readonly pays: boolean | null;
  /** `never-breaks-even`. */
  readonly notes: readonly Note[];
}

const money = { min: 0, max: 1e100 };

/**
 * The conversion at which a free month pays for itself: (acquisition + serving) / value of a converted customer.
 *
 * A trial that costs nothing pays at any conversion (0).
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const { conversion, marginPerTrial, pays } = breakEvenConversion({ acquisitionCost: 20, servingCost: 4, customerValue: 80, conversion: 0.4 });
 * conversion // => 0.3
 * marginPerTrial // => 8
 * pays // => true
 * breakEvenConversion({ acquisitionCost: 20, customerValue: 15 }).conversion // => null
 */
export function breakEvenConversion(economics: TrialEconomics): BreakEvenConversion {
  const operation = "breakEvenConversion";
  checkNumbers<never>(operation, "economics", economics as unknown as Record<never, number>, {});
  const { acquisitionCost, servingCost = 0, customerValue, conversion } = economics;
  const values = { acquisitionCost, servingCost, customerValue, conversion: conversion ?? 0 };
  checkNumbers(operation, "economics", values, {
    acquisitionCost: { ...money, fix: "Pass what winning one trial costs." },
    servingCost: { ...money, fix: "Pass what serving one trial costs, 0 for nothing." },
    customerValue: { ...money, fix: "Pass what a converted customer is worth." },
    conversion: { min: 0, max: 1, fix: "Pass the share of trials that convert." },
  });
  const costPerTrial = acquisitionCost + servingCost;
  const possible = costPerTrial <= customerValue;
  const marginPerTrial = conversion === undefined ? null : conversion * customerValue - costPerTrial;
  const message = "A trial costs more than a converted customer is worth: no conversion pays.";
  return {
    conversion: !possible ? null : costPerTrial === 0 ? 0 : costPerTrial / customerValue,
    costPerTrial,
    marginPerTrial,
    pays: marginPerTrial === null ? null : marginPerTrial >= 0,
    notes: possible ? [] : [{ code: "never-breaks-even", message }],
  };
}
