import type * as z from 'zod'

/** Who may call a route: `page` anyone with a window on the studio, `local` only code of this machine's main process or command line. */
type RouteAccess = 'page' | 'local'

/** One call into the core. Over HTTP it is `POST /api/group/name` with a JSON body. */
export interface RouteDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  readonly summary: string
  readonly access: RouteAccess
  readonly input: Input
  readonly output: Output
  /** Most bytes of the input as JSON, where a call may be larger than others. */
  readonly maximumBytes?: number
}

export function defineRoute<Input extends z.ZodType, Output extends z.ZodType>(
  definition: RouteDefinition<Input, Output>,
): RouteDefinition<Input, Output> {
  return definition
}
