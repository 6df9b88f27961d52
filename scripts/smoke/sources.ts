/** `src/index.ts` unbuilt: Deno and Node >= 22 run the sources as they are. */
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../build/entries.ts";
import { npx } from "../packed/command.ts";
import { expectWorked, program } from "./program.ts";
import { deno, strippingNode } from "./runtimes.ts";

const cwd = realpathSync(mkdtempSync(join(tmpdir(), "keizoku-sources-")));
try {
  cpSync(join(root, "src"), join(cwd, "src"), { recursive: true });
  cpSync(join(root, "package.json"), join(cwd, "package.json"));
  symlinkSync(join(root, "node_modules"), join(cwd, "node_modules"));
  writeFileSync(join(cwd, "loop.ts"), program("ts").replace('from "keizoku"', 'from "./src/index.ts"'));
  const strip = ["--experimental-strip-types", "--no-warnings"];
  expectWorked(`${strippingNode}, src`, npx(strippingNode, ["node", ...strip, "loop.ts"], { cwd }));
  expectWorked(
    `${deno}, src`,
    npx(deno, ["deno", "run", "--no-remote", "--node-modules-dir=manual", "loop.ts"], { cwd }),
  );
} finally {
  rmSync(cwd, { recursive: true, force: true });
}
