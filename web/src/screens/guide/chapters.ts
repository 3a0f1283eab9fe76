/** The guide, in reading order. */

import { HELP } from "./chapters-help";
import { OFFICE } from "./chapters-office";
import { RULES } from "./chapters-rules";
import { START } from "./chapters-start";
import { WORK } from "./chapters-work";
import type { Chapter } from "./parts";

export type { Chapter, Part } from "./parts";

export const CHAPTERS: readonly Chapter[] = [...START, ...WORK, ...RULES, ...OFFICE, ...HELP];

export const hrefOf = (chapter: Chapter): string => `/handleiding/${chapter.id}`;
