/** The one place where a text may become the address of a script: the policy that the page's
 * Content-Security-Policy names. Browsers that do not know Trusted Types take the text itself. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): {
    createScriptURL(url: string): string;
  };
}

const WORKER = "/sw.js";

function workerUrl(): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("service-worker", { createScriptURL: () => WORKER });
  return policy?.createScriptURL(WORKER) ?? WORKER;
}

const AGAIN = 5000; // milliseconds, after one of its files did not come

/** After the page, which goes before what is kept for the next time. Without a worker everything
 * works, but for a start without a network. */
export function startWorker(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const start = () => register(serviceWorker, workerUrl());
  if (document.readyState === "complete") start();
  else addEventListener("load", start);
}

/** A worker that could not fetch everything is thrown away: a later one may. One that took over the
 * pages just before this one was ready to be taken does not serve it, until it is asked. */
export async function register(workers: ServiceWorkerContainer, url: string): Promise<void> {
  const { installing } = await workers.register(url);
  installing?.addEventListener("statechange", () => {
    if (installing.state === "redundant" && !workers.controller) setTimeout(() => void register(workers, url), AGAIN);
  });
  const { active } = await workers.ready;
  if (!workers.controller) active?.postMessage("serve");
}
