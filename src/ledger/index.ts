export { activeAt } from "./activeAt.ts";
export { atRisk } from "./atRisk.ts";
export {
  type Spell,
  type SpellChange,
  type SpellExit,
  type SpellOptions,
  type SpellOwner,
  type Spells,
} from "./spell.ts";
export { spells } from "./spells.ts";
export { statusAt, type CustomerStatus } from "./statusAt.ts";
export { type Status } from "./statusCodes.ts";
