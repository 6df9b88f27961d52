import { describe } from "vitest";
import * as mbgCnbdK from "../../src/ltv/mbgCnbdK/index.ts";
import { holdTogether, recover, stayFinite } from "./regularModelProperties.ts";

const family = { module: mbgCnbdK, first: 1 } as const;

describe("MBG/CNBD-k", () => {
  holdTogether(family);
  stayFinite(family);
});

describe("MBG/CNBD-k customers", () => {
  recover(family);
});
