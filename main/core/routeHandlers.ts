import type {
  RouteGroup,
  RouteGroups,
  RouteOutput,
  RouteParsedInput,
} from '../../preload/contract/routes'
import type { StudioParts } from './studioParts'

/** Where a call came from. A page may name assets but never files. */
export interface Caller {
  readonly access: 'page' | 'local'
  readonly signal?: AbortSignal
}

export type RouteHandler<Input, Output> = (
  studio: StudioParts,
  input: Input,
  caller: Caller,
) => Promise<Output> | Output

/** One handler for every route: a missing one is a type error. */
export type RouteHandlers = {
  readonly [G in RouteGroup]: {
    readonly [N in keyof RouteGroups[G]]: RouteHandler<RouteParsedInput<G, N>, RouteOutput<G, N>>
  }
}

export type RouteGroupHandlers<G extends RouteGroup> = RouteHandlers[G]
