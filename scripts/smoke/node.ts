/** The packed tarball in Node: ESM and CJS, in this Node and in the oldest that `engines` names. */
import { npx, run } from "../packed/command.ts";
import { makeProject } from "../packed/project.ts";
import { expectWorked, program } from "./program.ts";

const oldest = "node@20.0.0";
const cwd = makeProject({ type: "module", files: { "loop.mjs": program("esm"), "loop.cjs": program("cjs") } });

for (const file of ["loop.mjs", "loop.cjs"]) {
  expectWorked(`Node ${process.version}, ${file}`, run(process.execPath, [file], { cwd }));
  expectWorked(`${oldest}, ${file}`, npx(oldest, ["node", file], { cwd }));
}
