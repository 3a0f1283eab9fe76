// The API's own names for what it takes and gives, from docs/openapi.json.

import type { components, paths } from "./schema";

export type Schemas = components["schemas"];
export type Method = "get" | "post" | "put" | "delete";

/** The paths that know this method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, object> ? P : never;
}[keyof paths];

type Operation<P, M extends Method> = P extends keyof paths ? NonNullable<paths[P][M]> : never;
type JsonOf<T> = T extends { content: { "application/json": infer Body } } ? Body : never;

/** What is in the path and after the question mark. */
export type PathParams<P, M extends Method> =
  Operation<P, M> extends { parameters: { path: infer Params } } ? Params : undefined;
export type QueryParams<P, M extends Method> =
  Operation<P, M> extends { parameters: { query?: infer Params } } ? Params : undefined;
export type BodyOf<P, M extends Method> =
  Operation<P, M> extends { requestBody: infer Body } ? JsonOf<Body> : undefined;
export type AnswerOf<P, M extends Method> =
  Operation<P, M> extends { responses: infer All }
    ? JsonOf<All[Extract<keyof All, 200 | 201>]>
    : never;
