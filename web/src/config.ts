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
  };
  links: Tile[];
}

let asked: Promise<Config> | undefined;

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
  return (await answer.json()) as Config;
}
