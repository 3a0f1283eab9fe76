import { createHash } from "node:crypto";
import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";

const SOURCE = "src/sw.ts";
const PAGE = "index.html";

/** Adds sw.js to a build: a classic script, made from src/sw.ts, that is told which files there
 * are (FILES) and what they hold (VERSION, a digest). Of public/ it hears what is not in a folder;
 * what is in one, the pictures, counts in the digest only. */
export function serviceWorker(target: string[]): Plugin {
  return {
    name: "service-worker",
    apply: "build",
    enforce: "post",
    buildStart() {
      this.addWatchFile(SOURCE);
    },
    async generateBundle(_, bundle) {
      const files = { ...inPublic(isShownAsItIs), ...contentsOf(bundle) };
      const held = { ...files, ...inPublic((one) => one.isFile()) };
      const digest = createHash("sha256").update(Object.entries(held).flat().join("\0"));
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

/** Paths of files under public/, and what they hold. */
function inPublic(counts: (one: Dirent) => boolean): Record<string, string> {
  const found = readdirSync("public", { withFileTypes: true, recursive: true }).filter(counts);
  const paths = found.map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(paths.map((path) => [relative("public", path), readFileSync(path, "base64")]));
}

const isShownAsItIs = (one: Dirent) => one.isFile() && one.parentPath === "public";

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
