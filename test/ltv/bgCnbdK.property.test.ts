import { describe } from "vitest";
import * as bgCnbdK from "../../src/ltv/bgCnbdK/index.ts";
import { holdTogether, recover, stayFinite } from "./regularModelProperties.ts";

const family = { module: bgCnbdK, first: 0 } as const;

describe("BG/CNBD-k", () => {
  holdTogether(family);
  stayFinite(family);
});

describe("BG/CNBD-k customers", () => {
  recover(family);
});
