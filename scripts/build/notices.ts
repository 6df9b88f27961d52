/** Lays the licences of what the CJS build bundles beside it, as they ask for. */
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./entries.ts";

const bundled = ["d3-random"];

for (const name of bundled) {
  copyFileSync(join(root, "node_modules", name, "LICENSE"), join(root, "dist", `LICENSE.${name}.txt`));
}
