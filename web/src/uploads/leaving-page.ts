// A download leaves the page where it is, though a browser asks first as if it were left.

let until = 0;

const AT_MOST = 2000; // milliseconds in which a browser asks

/** To the address of a file, which the browser saves. */
export function goTo(url: string): void {
  until = Date.now() + AT_MOST;
  location.assign(url);
}

export const isPassedOver = (): boolean => Date.now() < until;
