import { checkNumbers, type ColumnRules } from "../../schema/columns.ts";
import type { Note } from "../../schema/fitReport.ts";
import { costPerContact, keptPerContact, type ContactPlan } from "./contact.ts";
import { contactRules, type ContactCosts } from "./contactGain.ts";
import { amountRange, amountRule, finiteOrNull, ROUNDING, shareRule } from "./money.ts";

/** Keeping against winning; all money in one unit of one currency, chances from 0 to 1. */
export interface KeepOrWinInput extends Omit<ContactCosts, "contactCost"> {
  /** What winning one customer costs, above 0. */
  readonly winCost: number;
  /**
   * How many times as much winning costs as keeping, at least 1e-6; 7 by default. A rule of thumb, read only where `contactCost` is not known: one customer
   * kept then costs `winCost / ratio`.
   */
  readonly ratio?: number;
  /** Reaching one customer, at least 0; by default what the ratio says. */
  readonly contactCost?: number;
  /** Chance that a customer of the group leaves if nobody contacts him. */
  readonly exitProbability: number;
  /** Chance that a contact keeps a customer who would have left. */
  readonly saveProbability: number;
  /** What a customer is worth who stays (his residual value), at least 0. */
  readonly keptValue: number;
  /** What a newly won customer is worth, before the cost of winning him, at least 0; as `keptValue` by default. */
  readonly newValue?: number;
}

/** What a sum of money does. */
export interface Spending {
  /** Per contact, or per customer won. */
  readonly cost: number;
  /** Value brought less cost, per contact or per customer won. */
  readonly gain: number;
  /** Gain per unit of money; null where nothing is spent. */
  readonly gainPerCost: number | null;
}

/** What keeping may cost against winning: plain data. */
export interface KeepOrWin {
  /** Which brings more per unit of money; `neither` where both lose. */
  readonly better: "keep" | "win" | "neither";
  readonly keep: Spending;
  readonly win: Spending;
  /** Cost of a contact that was given, or that the ratio implies. */
  readonly contactCost: number;
  /** Customers kept by a contact, harm subtracted; may be below 0. */
  readonly keptPerContact: number;
  /** What one customer kept costs; null where a contact keeps nobody. */
  readonly costPerKept: number | null;
  /** Customers kept for the money of one win, the ratio to hold against 1 : 7; null where that is not defined. */
  readonly keptPerWin: number | null;
  /** Customers kept that are worth one win: the value of a new one over that of a kept one; null where a kept one is worth nothing. */
  readonly keptWorthOneWin: number | null;
  /** What a contact may cost at most; null where no cost is low enough. */
  readonly breakEvenContactCost: {
    /** To lose nothing. */
    readonly toPay: number | null;
    /** To bring as much per unit of money as winning. */
    readonly toBeatWinning: number | null;
  };
  /** The chance to save from which on contacts do that, the other numbers as they are; null where no chance is enough. */
  readonly breakEvenSaveProbability: { readonly toPay: number | null; readonly toBeatWinning: number | null };
  /** The chance to leave from which on a contact pays: leave those below alone; null where none is enough. */
  readonly breakEvenExitProbability: number | null;
  /** What goes to customers whom a contact does not keep. */
  readonly overTreatment: {
    /** Share of contacts with customers who would have stayed. */
    readonly wouldHaveStayed: number;
    /** Share of contacts with customers who leave all the same. */
    readonly leaveAnyway: number;
    /** Part of the cost of a contact that goes to those who would have stayed, offers included. */
    readonly costOnStayers: number;
    /** Value lost per contact by driving away such customers. */
    readonly harm: number;
  };
  /** `keeps-nobody`, `never-breaks-even`. */
  readonly notes: readonly Note[];
}

/**
 * What keeping a customer may cost against winning one: cost of each customer kept, gain per unit of money, and the limits of cost, success and risk.
 *
 * @throws {KeizokuError} `invalid-input`
 * @example
 * const plan = { winCost: 140, contactCost: 4, exitProbability: 0.25, saveProbability: 0.2, keptValue: 200, newValue: 210 };
 * const { better, costPerKept, keptPerWin, keep, win, breakEvenContactCost, breakEvenSaveProbability, breakEvenExitProbability } = keepOrWin(plan);
 * better; // => "keep"
 * [costPerKept, keptPerWin]; // => [80, 1.75]
 * [keep.gainPerCost, win.gainPerCost]; // => [1.5, 0.5]
 * breakEvenContactCost; // => { toPay: 10, toBeatWinning: 6.6667 }
 * breakEvenSaveProbability // => { toPay: 0.08, toBeatWinning: 0.12 }
 * breakEvenExitProbability // => 0.1
 * @see Blattberg & Deighton (1996), "Manage Marketing by the Customer Equity Test", Harvard Business Review 74(4), 136–144
 */
export function keepOrWin(input: KeepOrWinInput): KeepOrWin {
  const { chances, plan, winCost, keptValue, newValue } = read(input);
  const kept = keptPerContact(chances, plan.harmProbability);
  const cost = costPerContact(chances, plan);
  const keep = spending(cost, kept * keptValue);
  const win = spending(winCost, newValue);
  const costPerKept = kept > 0 ? finiteOrNull(cost / kept) : null;
  const limits = limitsOf({ ...chances, ...plan, keptValue }, newValue / winCost);
  const stay = 1 - chances.exitProbability;
  const offers = plan.offerCost * (1 - plan.harmProbability) * plan.offerTaken;
  return {
    better: betterOf(keep, win),
    keep,
    win,
    contactCost: plan.contactCost,
    keptPerContact: kept,
    costPerKept,
    keptPerWin: costPerKept === null || costPerKept === 0 ? null : finiteOrNull(winCost / costPerKept),
    keptWorthOneWin: keptValue > 0 ? finiteOrNull(newValue / keptValue) : null,
    ...limits,
    overTreatment: {
      wouldHaveStayed: stay,
      leaveAnyway: chances.exitProbability * (1 - chances.saveProbability),
      costOnStayers: stay * (plan.contactCost + offers),
      harm: stay * plan.harmProbability * keptValue,
    },
    notes: notesOf(kept, limits.breakEvenSaveProbability.toPay),
  };
}

/** The group, and the cost of contacts with it. */
type Group = ContactPlan & Pick<KeepOrWinInput, "exitProbability" | "saveProbability" | "keptValue">;

/** Where value kept is `factor` times the money spent; all of them are linear in what is looked for. */
function limitsOf(group: Group, winFactor: number) {
  const { exitProbability: p, saveProbability: s, keptValue, contactCost, offerCost, harmProbability: h } = group;
  const offers = offerCost * (1 - h) * group.offerTaken;
  const save = (factor: number): number | null =>
    crossing(p * (keptValue - factor * offerCost), factor * (contactCost + (1 - p) * offers) + (1 - p) * h * keptValue);
  const contact = (factor: number): number | null => {
    const kept = (p * s - (1 - p) * h) * keptValue;
    if (factor === 0) return null;
    const most = kept / factor - offerCost * p * s - (1 - p) * offers;
    return most >= 0 ? most : null;
  };
  const perExit = s * (keptValue - offerCost) + h * keptValue + offers;
  return {
    breakEvenContactCost: { toPay: contact(1), toBeatWinning: contact(Math.max(1, winFactor)) },
    breakEvenSaveProbability: { toPay: save(1), toBeatWinning: save(Math.max(1, winFactor)) },
    breakEvenExitProbability: crossing(perExit, contactCost + offers + h * keptValue),
  };
}

/** The chance from which on slope · chance reaches a level of at least 0; null where that is above 1, or where each chance more costs more. */
function crossing(slope: number, level: number): number | null {
  if (slope < 0) return null;
  if (level <= 0) return 0;
  return slope > 0 && level <= slope * (1 + ROUNDING) ? Math.min(1, level / slope) : null;
}

function spending(cost: number, value: number): Spending {
  const gain = value - cost;
  return { cost, gain, gainPerCost: cost > 0 ? finiteOrNull(gain / cost) : null };
}

function betterOf(keep: Spending, win: Spending): KeepOrWin["better"] {
  if (keep.gain < 0 && win.gain < 0) return "neither";
  // What costs nothing and loses nothing is better than anything that costs.
  const returned = keep.gainPerCost ?? (keep.gain >= 0 ? Infinity : -Infinity);
  return returned >= win.gainPerCost! ? "keep" : "win";
}

function notesOf(kept: number, saveProbability: number | null): Note[] {
  const notes: Note[] = [];
  if (kept <= 0) {
    const message = "A contact keeps nobody: as many are driven away as saved, or nobody is saved.";
    notes.push({ code: "keeps-nobody", message });
  }
  if (saveProbability === null) {
    notes.push({ code: "never-breaks-even", message: "No chance to save makes a contact with this group pay." });
  }
  return notes;
}

function read(input: KeepOrWinInput) {
  const operation = "keepOrWin";
  checkNumbers<never>(operation, "input", input as unknown as Record<never, number>, {});
  const { winCost, ratio = 7, offerCost = 0, offerTaken = 1, harmProbability = 0 } = input;
  const { exitProbability, saveProbability, keptValue, newValue = keptValue, contactCost } = input;
  const values = { winCost, ratio, exitProbability, saveProbability, keptValue, newValue };
  const given = { contactCost: contactCost ?? 0, offerCost, offerTaken, harmProbability };
  checkNumbers(operation, "input", { ...values, ...given }, { ...rules, ...contactRules });
  const chances = { exitProbability, saveProbability };
  // The ratio speaks of all that a kept customer costs; offers are part of it.
  const implied = (winCost / ratio) * keptPerContact(chances, harmProbability) - costPerContact(chances, given);
  const plan = { ...given, contactCost: contactCost ?? Math.max(0, implied) };
  return { chances, plan, winCost, keptValue, newValue };
}

const rules: ColumnRules<"winCost" | "ratio" | "exitProbability" | "saveProbability" | "keptValue" | "newValue"> = {
  winCost: { ...amountRange, min: 1e-100, fix: "Pass what winning one customer costs." },
  ratio: { min: 1e-6, max: 1e6, fix: "Pass how many times as much winning costs as keeping." },
  exitProbability: shareRule("Pass the chance that a customer leaves if nobody contacts him."),
  saveProbability: shareRule("Pass the chance that a contact keeps a customer who would have left."),
  keptValue: amountRule("Pass what a customer is worth who stays."),
  newValue: amountRule("Pass what a newly won customer is worth."),
};
