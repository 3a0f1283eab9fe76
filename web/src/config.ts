// What differs from one installation to another; served as /config.json.

export interface Tile {
  title: string;
  text: string;
  href: string;
}

export interface Config {
  sign_in: {
    issuer: string;
    authorization_endpoint: string;
    token_endpoint: string;
    end_session_endpoint: string;
    client_id: string;
    /** By which name the pool knows the Flemish government, where people sign in through it too. */
    identity_provider?: string;
  };
  links: Tile[];
  /** The most that a document may hold, in bytes, where the operator set another limit than 50 MB. */
  largest_document?: number;
}

let asked: Promise<Config> | undefined;
let ahead = 0;

/** Seconds that the clock of the server is ahead of this device's: a school PC may be minutes off. */
export const skew = (): number => ahead;

/** Asked once; again after a failure. */
export function config(): Promise<Config> {
  asked ??= load().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function load(): Promise<Config> {
  const answer = await fetch("/config.json");
  if (!answer.ok) throw new TypeError("no configuration");
  const now = Date.parse(answer.headers.get("Date") ?? "");
  ahead = Number.isNaN(now) ? 0 : Math.round((now - Date.now()) / 1000);
  return (await answer.json()) as Config;
}
