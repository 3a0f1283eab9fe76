import { render } from "preact";
import { App } from "./app";
import { startSession } from "./session/session";

const place = document.getElementById("app");
if (place) render(<App />, place);
void startSession();
if ("serviceWorker" in navigator && import.meta.env.PROD) {
  addEventListener("load", () => void import("./device/worker").then(({ register }) => register()));
}
