import { expect, test, vi } from "vitest";
import { register } from "./start-worker";

function workers(controller: unknown) {
  const active = { postMessage: vi.fn<(message: string) => void>() };
  const container = { controller, register: () => Promise.resolve({ installing: null }), ready: Promise.resolve({ active }) };
  return { container: container as unknown as ServiceWorkerContainer, active };
}

test("a page that was not ready when the worker took over asks to be served", async () => {
  const { container, active } = workers(null);
  await register(container, "/sw.js");

  expect(active.postMessage).toHaveBeenCalledWith("serve");
});

test("a page that is served already asks nothing", async () => {
  const { container, active } = workers({});
  await register(container, "/sw.js");

  expect(active.postMessage).not.toHaveBeenCalled();
});
