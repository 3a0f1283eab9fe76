/** Every picture of the guide: `/pictures/<name>.webp`, with the size it takes on the page. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const PICTURES = {
  start: { width: 585, height: 825 },
  dossiers: { width: 585, height: 825 },
  dossier: { width: 585, height: 825 },
  "nieuwe-registratie": { width: 585, height: 1095 },
  registratie: { width: 585, height: 825 },
  reageren: { width: 585, height: 825 },
  conflict: { width: 585, height: 975 },
  contact: { width: 585, height: 1125 },
  meldingen: { width: 585, height: 825 },
  documenten: { width: 585, height: 825 },
  "toegang-geven": { width: 585, height: 825 },
  overdragen: { width: 585, height: 975 },
} as const satisfies Record<string, Size>;

export type PictureName = keyof typeof PICTURES;
export type PictureFile = `/pictures/${PictureName}.webp`;

export const fileOf = (name: PictureName): PictureFile => `/pictures/${name}.webp`;

/** The size of a picture, by the file it is kept in. */
export function sizeOf(file: PictureFile): Size {
  return PICTURES[file.slice("/pictures/".length, -".webp".length) as PictureName];
}
