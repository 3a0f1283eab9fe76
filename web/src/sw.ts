/** Keeps the files of this build on the device, so that the application starts without a network.
 * FILES and VERSION are filled in by the build. */
declare const self: ServiceWorkerGlobalScope;
declare const FILES: string[];
declare const VERSION: string;

const kept = new Set(FILES);
const CACHE = `files-${VERSION}`;
const PAGE = "/";

self.addEventListener("install", (event) => {
  event.waitUntil(keepFiles());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forgetOlder());
});

// Who signs out clears every cache; the application itself is nobody's, and comes back.
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepFiles());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && isPage(pathname)) event.respondWith(pageOf(event.request));
  else if (kept.has(pathname)) event.respondWith(fileOf(event.request));
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...kept]);
  await self.skipWaiting();
}

async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith("files-") && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

/** The sign-in is a page of the user pool, and an address with a dot is a file. */
function isPage(path: string): boolean {
  return !path.includes(".") && !/^\/(api|sign-in)(\/|$)/.test(path);
}

async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}

async function fileOf(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}
