// Starts truce on a store made from the sample reports, and a real browser.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const here = dirname(fileURLToPath(import.meta.url));
export const root = resolve(here, "../..");
const program = process.env.TRUCE ?? join(root, "build/truce");
export const browserPath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

export async function start() {
  const folder = mkdtempSync(join(tmpdir(), "truce-stories-"));
  const store = join(folder, "truce.db");
  execFileSync(program, ["read", "--quiet", "--store", store, join(root, "samples")], { stdio: ["ignore", "ignore", "inherit"] });
  const token = execFileSync(program, ["token", "add", "stories", "--role", "admin", "--store", store], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  const server = spawn(program, ["serve", "--store", store, "--port", "0", "--web", join(root, "web/dist")], { stdio: ["ignore", "pipe", "inherit"] });
  const origin = await new Promise((found, fail) => {
    let said = "";
    server.stdout.on("data", (part) => {
      said += part;
      const at = said.match(/http:\/\/[^\s/]+/);
      if (at) found(at[0]);
    });
    server.on("exit", (code) => fail(new Error(`truce serve ended with ${code}`)));
  });
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return {
    origin, token, folder, store, program,
    /** A page that fails the story on any error of its own and on any request that leaves the server. */
    async page(options = {}) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB", bypassCSP: true, ...options });
      await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin }).catch(() => undefined);
      const page = await context.newPage();
      const faults = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => { if (message.type() === "error" && !/401|403|404/.test(message.text())) faults.push(message.text()); });
      page.on("request", (request) => { if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) faults.push(`outside request: ${request.url()}`); });
      return { page, faults, close: () => context.close(), go: (path) => page.goto(origin + path, { waitUntil: "load" }) };
    },
    async stop() {
      await browser.close();
      const ended = new Promise((done) => server.on("exit", done));
      server.removeAllListeners("exit");
      server.on("exit", () => undefined);
      const gone = new Promise((done) => server.once("exit", done));
      server.kill("SIGTERM");
      await Promise.race([gone, ended]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
