/** Every picture of the guide: `/pictures/<name>.webp`, with the size it takes on the page. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const PICTURES = {
  start: { width: 780, height: 1100 },
  dossiers: { width: 780, height: 1100 },
  dossier: { width: 780, height: 1100 },
  "nieuwe-registratie": { width: 780, height: 1100 },
  registratie: { width: 780, height: 1100 },
  reageren: { width: 780, height: 1100 },
  conflict: { width: 780, height: 1100 },
  contact: { width: 780, height: 1100 },
  meldingen: { width: 780, height: 1100 },
} as const satisfies Record<string, Size>;

export type PictureName = keyof typeof PICTURES;
export type PictureFile = `/pictures/${PictureName}.webp`;

export const fileOf = (name: PictureName): PictureFile => `/pictures/${name}.webp`;

/** The size of a picture, by the file it is kept in. */
export function sizeOf(file: PictureFile): Size {
  return PICTURES[file.slice("/pictures/".length, -".webp".length) as PictureName];
}
