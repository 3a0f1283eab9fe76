import { render } from "preact";
import { startWorker } from "./device/start-worker";

function App() {
  return <main><h1>Samenwerkings&shy;dossier</h1></main>;
}

const place = document.querySelector("#app");
if (place) render(<App />, place);
if (import.meta.env.PROD) void startWorker();
