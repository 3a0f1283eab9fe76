// The service worker keeps the application itself, so that it opens without a network.

interface TrustedTypes {
  createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => {
    createScriptURL: (url: string) => string;
  };
}

const URL_OF_WORKER = "/sw.js";

export async function register(): Promise<void> {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("worker", { createScriptURL: () => URL_OF_WORKER });
  const url = policy?.createScriptURL(URL_OF_WORKER) ?? URL_OF_WORKER;
  await navigator.serviceWorker.register(url).catch(() => undefined); // private windows refuse it
}
