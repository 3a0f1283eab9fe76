/** Keeps the files of this build on the device, so that the application starts without a network.
 * FILES and VERSION are filled in by the build. */
declare const self: ServiceWorkerGlobalScope;
declare const FILES: string[];
declare const VERSION: string;

const kept = new Set(FILES);
const CACHE = `files-${VERSION}`;
const PAGE = "/";
const BUILT = "/assets/"; // the name of what is in it holds its digest
const PICTURES = "/pictures/"; // of the guide: kept when they are seen
const CONFIG = "/config.json"; // never kept: it tells whether there is a network, too
const PATIENCE = 50; // milliseconds in which a good network answers

self.addEventListener("install", (event) => {
  event.waitUntil(keepFiles());
});

self.addEventListener("activate", (event) => {
  // The page of a first visit is served from here on, too: what it loads later may find no network.
  event.waitUntil(Promise.all([forgetOlder(), self.clients.claim()]));
});

// Who signs out clears every cache; the application itself is nobody's, and comes back.
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepFiles());
  if (event.data === "serve") event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && isPage(pathname)) answerPage(event);
  else if (pathname === CONFIG && configAhead) event.respondWith(takeConfig(configAhead));
  else if (kept.has(pathname) || pathname.startsWith(BUILT)) event.respondWith(fileOf(event.request));
  else if (pathname.startsWith(PICTURES)) event.respondWith(pictureOf(event.request));
});

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...kept]);
  await self.skipWaiting();
}

/** All but the one before: a page of it may still be open, and need more of it. */
async function forgetOlder(): Promise<void> {
  const older = (await caches.keys()).filter((name) => name.startsWith("files-") && name !== CACHE);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

/** The sign-in is a page of the user pool, and an address with a dot is a file. */
function isPage(path: string): boolean {
  return !path.includes(".") && !/^\/(api|sign-in)(\/|$)/.test(path);
}

let configAhead: Promise<Response> | undefined;

/** Asked with the page, which will need it first. */
function askConfig(): void {
  configAhead = fetch(CONFIG);
  configAhead.catch(() => undefined);
}

function takeConfig(asked: Promise<Response>): Promise<Response> {
  configAhead = undefined;
  return asked;
}

/** The page of this moment where the network is good; otherwise the one that is kept, at once. */
function answerPage(event: FetchEvent): void {
  const asked = fetch(event.request);
  askConfig();
  event.respondWith(pageOf(asked));
  event.waitUntil(asked.then(keepSamePage, () => undefined));
}

async function pageOf(asked: Promise<Response>): Promise<Response> {
  const here = await keptPage();
  if (!here) return asked;
  const late = new Promise<Response>((resolve) => setTimeout(resolve, PATIENCE, here));
  return Promise.race([asked, late]).catch(() => here);
}

const keptPage = () => caches.match(PAGE, { cacheName: CACHE });

/** Its headers may have changed. Another page is of a newer build, whose worker will keep it. */
async function keepSamePage(fresh: Response): Promise<void> {
  const [read, again] = [fresh.clone(), fresh.clone()]; // now: the page takes the first one
  const here = await keptPage();
  if (!here || !fresh.ok || (await here.text()) !== (await read.text())) return;
  await (await caches.open(CACHE)).put(PAGE, again);
}

async function fileOf(request: Request): Promise<Response> {
  return (await caches.match(request, { cacheName: CACHE })) ?? (await caches.match(request)) ?? fetch(request);
}

async function pictureOf(request: Request): Promise<Response> {
  const here = await caches.match(request, { cacheName: CACHE });
  if (here) return here;
  const fresh = await fetch(request);
  if (fresh.ok) await (await caches.open(CACHE)).put(request, fresh.clone());
  return fresh;
}
