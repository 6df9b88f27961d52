import { contractIssues } from "./contract.ts";
import { priceIssues } from "./money.ts";
import { nameIssues } from "./names.ts";
import { shareIssues } from "./shares.ts";
import { sizeIssues } from "./sizes.ts";
import type { Relation } from "./view.ts";

/** All that must hold between the numbers and names of a spec. */
export const relations: readonly Relation[] = [shareIssues, nameIssues, contractIssues, priceIssues, sizeIssues];
