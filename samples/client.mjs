// Generates and builds the typed client that both samples use, from docs/openapi/v1.json.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const clients = fileURLToPath(new URL("../clients", import.meta.url));
const npm = (...args) => execFileSync("npm", args, { stdio: "inherit", shell: process.platform === "win32" });

const packages = ["openapi-fetch", "openapi-typescript", "typescript"];
if (!packages.every((name) => existsSync(`${clients}/node_modules/${name}/package.json`))) {
  npm("ci", "--silent", "--prefix", clients, "--workspace", "typescript");
}
npm("run", "--silent", "generate", "--prefix", `${clients}/typescript`);
npm("run", "--silent", "build", "--prefix", `${clients}/typescript`);
