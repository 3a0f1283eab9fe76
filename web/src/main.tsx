import { render } from "preact";
import { App } from "./app";
import { startWorker } from "./device/start-worker";
import { startSession } from "./session/session";

void startSession(); // it restores the address that the screens are drawn for
const place = document.querySelector("#app");
if (place) render(<App />, place);
if (import.meta.env.PROD) startWorker();
