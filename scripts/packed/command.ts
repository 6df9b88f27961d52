import { spawnSync } from "node:child_process";

/** Where and with what a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  /** Laid over the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ended after this; five minutes unless told. */
  readonly timeoutSeconds?: number;
}

/** Runs a command without a shell and returns what it printed. Throws with all its output where it fails. */
export function run(command: string, args: readonly string[], options: CommandOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    timeout: (options.timeoutSeconds ?? 300) * 1000,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (status === 0) return stdout;
  const reason = error === undefined ? `exit code ${String(status)}` : error.message;
  throw new Error(`${command} ${args.join(" ")}: ${reason}\n${stdout}${stderr}`);
}

/** A program out of an npm package, fetched once into npm's cache: the runtimes that no Debian package brings. */
export function npx(spec: string, args: readonly string[], options: CommandOptions = {}): string {
  return run("npm", ["exec", "--yes", `--package=${spec}`, "--", ...args], options);
}
