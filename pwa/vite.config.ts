// How the app is built: the page by Vite, then the service worker as one classic script that knows every emitted file.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { build, type Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** What must be on the phone before the network is lost: all that was written, but the worker itself and maps. */
function shell(dir: string): { files: string[]; build: string } {
  const hash = createHash("sha256");
  const files = readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/(\.map|^sw\.js|\.DS_Store|^manifest\.json|\.gz)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return {
    files: files.map((file) => "/" + relative(dir, file).split(sep).join("/")),
    build: hash.digest("hex").slice(0, 12),
  };
}

/** The icons stand in the page itself: drawn before any script, and no weight on it. */
function sprite(): Plugin {
  const read = () => readFileSync(new URL("src/parts/sprite.svg", import.meta.url), "utf8");
  return { name: "nearhand-sprite", transformIndexHtml: (html) => html.replace("<body>", () => `<body>\n${read()}`) };
}

/** The families of words that the button and its call speak; all others come with the screens that say them. */
const FIRST_WORDS = /^(ok|done|back|loading|(nav|noun|status|phone|press|reason|milestone_caller)\..*|ribbon\.(?!yours|unproven).*|place\.(none|choose|floor|change|scanned)|stop\.(raised|accepted)|call\.line|refusal\.invalid)$/;

function words(): Plugin {
  return {
    name: "nearhand-words",
    enforce: "pre",
    load(id) {
      const [path, part] = id.split("?");
      if (!path?.endsWith(".json") || (part !== "first" && part !== "later")) return null;
      const all = Object.entries(JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>);
      const chosen = all.filter(([key]) => FIRST_WORDS.test(key) === (part === "first"));
      return { code: `export default ${JSON.stringify(Object.fromEntries(chosen))}`, moduleType: "js" };
    },
  };
}

/** Runs after everything is on disk: earlier hooks do not see index.html yet, and a shell without it fails offline. */
function serviceWorker(): Plugin {
  let dir = "dist";
  let failed = false;
  return {
    name: "nearhand-service-worker",
    apply: "build",
    configResolved: (config) => void (dir = join(config.root, config.build.outDir)),
    buildEnd: (error) => void (failed = Boolean(error)),
    async closeBundle() {
      if (failed) return;
      const { files, build: version } = shell(dir);
      await build({
        configFile: false,
        plugins: [words()],
        publicDir: false,
        logLevel: "warn",
        define: { __SHELL__: JSON.stringify(files), __BUILD__: JSON.stringify(version) },
        build: {
          outDir: dir,
          emptyOutDir: false,
          modulePreload: false,
          target: "es2022",
          rollupOptions: { checks: { emptyImportMeta: false }, input: "src/sw/sw.ts", output: { format: "iife", entryFileNames: "sw.js" } },
        },
      });
    },
  };
}

/** Each text beside itself, packed once and well: a school's first load does not wait for a proxy that may not be there. */
function packed(): Plugin {
  let dir = "dist";
  return {
    name: "nearhand-packed",
    apply: "build",
    configResolved: (config) => void (dir = join(config.root, config.build.outDir)),
    closeBundle: {
      sequential: true, // after the service worker
      handler() {
        for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
          const file = join(entry.parentPath, entry.name);
          if (entry.isFile() && /\.(js|css|html|svg|webmanifest)$/.test(entry.name)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }));
        }
      },
    },
  };
}

/** What the button needs in one piece; then a piece for each room, and one for what rooms share: few files to fetch and keep. */
const GROUPS = [
  { name: "first", tags: ["$initial" as const], priority: 3 },
  { name: "shared", test: /src[\\/]((parts|state|core|io)[\\/]|i18n[\\/]\w+\.ts)/, minShareCount: 2, priority: 2 },
  { debugName: "rooms", name: (id: string) => /src[\\/]screens[\\/](\w+)[\\/]/.exec(id)?.[1] ?? null, priority: 1 },
];

export default defineConfig({
  plugins: [words(), svelte(), sprite(), serviceWorker(), packed()],
  // What a room takes from another is in that room's piece: meant so, and no news at every build. One style sheet: it is small, and a screen that was fetched never stands there without its looks.
  // Chrome 94 reads es2022. Named for scripts too, it would have each private field made a WeakMap, for a defect of static fields, of which there are none.
  build: { cssCodeSplit: false, target: ["es2022", "safari16.4"], cssTarget: ["chrome94", "safari16.4"], assetsInlineLimit: 0, manifest: true, modulePreload: { polyfill: false }, rolldownOptions: { checks: { ineffectiveDynamicImport: false, bundlerTimings: false }, output: { codeSplitting: { groups: GROUPS } } } },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8000", ws: true } } },
  // Patience, not a measure: one test reads every screen there is.
  test: { environment: "node", include: ["src/**/*.test.ts"], testTimeout: 60_000 },
});
