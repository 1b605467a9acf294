// What both samples' vite.config.ts share: the proxy to the marketplace, the port, and development sign-ins.
import type { Connect, Plugin, PluginOption, UserConfig } from "vite";

const thisMachine = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];
const example = "MARKETPLACE_URL=http://127.0.0.1:8080 npm run dev";

function marketplaceUrl(): string {
  const url = process.env.MARKETPLACE_URL;
  if (!url || !URL.canParse(url)) {
    throw new Error(`MARKETPLACE_URL must be the address of a marketplace, for example: ${example}`);
  }
  return new URL(url).origin;
}

function port(fallback: number): number {
  const text = process.env.PORT ?? String(fallback);
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65535) {
    throw new Error(`PORT must be a number from 1 to 65535, for example PORT=${fallback}; it is "${text}"`);
  }
  return value;
}

/** Settings of a sample. Building needs no marketplace, serving does. */
export function sample(fallbackPort: number, command: "build" | "serve", plugins: PluginOption[]): UserConfig {
  if (command === "build") return { plugins, build: { target: "es2022", sourcemap: true } };
  const target = marketplaceUrl();
  const server = {
    host: "127.0.0.1",
    port: port(fallbackPort),
    strictPort: true,
    proxy: { "/api": { target } },
  };
  return { plugins: [...plugins, developmentSignIn(target)], server, preview: server };
}

/**
 * POST /development/sign-in/{role} answers an access token of a development account, without a password. It asks the
 * marketplace's own start page, which exists in Development only and answers the same machine only; the token's
 * cookie is for another page, so a script could not read it. Forms of other sites and other machines are refused.
 */
function developmentSignIn(marketplace: string): Plugin {
  const middleware: Connect.NextHandleFunction = (request, response, next) => {
    const role = /^\/development\/sign-in\/(buyer|seller)$/.exec(request.url ?? "")?.[1];
    if (!thisMachine.includes(request.socket.remoteAddress ?? "")) return next();
    if (!role || request.method !== "POST" || request.headers["sec-fetch-site"] !== "same-origin") return next();
    askForToken(marketplace, role).then((accessToken) => {
      response.statusCode = accessToken ? 200 : 404;
      response.setHeader("Content-Type", "application/json");
      response.setHeader("Cache-Control", "no-store");
      response.end(JSON.stringify({ accessToken }));
    }, next);
  };
  return {
    name: "marketplace-development-sign-in",
    configureServer: (server) => void server.middlewares.use(middleware),
    configurePreviewServer: (server) => void server.middlewares.use(middleware),
  };
}

async function askForToken(marketplace: string, role: string): Promise<string | undefined> {
  const answer = await fetch(`${marketplace}/development/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "Sec-Fetch-Site": "same-origin" },
    body: new URLSearchParams({ role }),
  });
  return /^marketplace-reference=([^;]+)/.exec(answer.headers.get("Set-Cookie") ?? "")?.[1];
}
