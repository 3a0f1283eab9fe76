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

/** After the page, which goes before what is kept for the next time. Without a worker everything
 * works, but for a start without a network. */
export function startWorker(): void {
  const register = () => void navigator.serviceWorker?.register(workerUrl());
  if (document.readyState === "complete") register();
  else addEventListener("load", register);
}
