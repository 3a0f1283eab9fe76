import { render } from "preact";
import { App } from "./app";
import { startWorker } from "./device/start-worker";
import { startSession } from "./session/session";

const place = document.querySelector("#app");
if (place) render(<App />, place);
void startSession();
if (import.meta.env.PROD) void startWorker();
