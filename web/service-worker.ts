import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { build, type Plugin, type Rolldown } from "vite";

const SOURCE = "src/sw.ts";
const PAGE = "index.html";

/** Adds sw.js to a build: a classic script, made from src/sw.ts, that is told which files there
 * are (FILES) and what they hold (VERSION, a digest). Of public/ it hears what is not in a folder. */
export function serviceWorker(target: string[]): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    enforce: "post",
    buildStart() {
      this.addWatchFile(SOURCE);
    },
    async generateBundle(_, bundle) {
      const files = { ...shownAsTheyAre(), ...contentsOf(bundle) };
      const digest = createHash("sha256").update(Object.entries(files).flat().join("\0"));
      const names = Object.keys(files).map((name) => (name === PAGE ? "/" : `/${name}`));
      const define = { FILES: JSON.stringify(names), VERSION: JSON.stringify(digest.digest("hex").slice(0, 16)) };
      this.emitFile({ type: "asset", fileName: "sw.js", source: await oneScript(target, define) });
    },
  };
}

function contentsOf(bundle: Rolldown.OutputBundle): Record<string, string> {
  return Object.fromEntries(Object.values(bundle).map((one) => [one.fileName, textOf(one)]));
}

function textOf(one: Rolldown.OutputAsset | Rolldown.OutputChunk): string {
  return one.type === "chunk" ? one.code : Buffer.from(one.source).toString("base64");
}

function shownAsTheyAre(): Record<string, string> {
  const files = readdirSync("public", { withFileTypes: true }).filter((one) => one.isFile());
  return Object.fromEntries(files.map((one) => [one.name, readFileSync(`public/${one.name}`, "base64")]));
}

async function oneScript(target: string[], define: Record<string, string>): Promise<string> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    define,
    build: { target, write: false, rolldownOptions: { input: SOURCE, output: { format: "iife" } } },
  });
  const [only] = "output" in made ? made.output : [];
  if (only?.type !== "chunk") throw new Error(`${SOURCE} did not become one script`);
  return only.code;
}
