// Written by `npm run generate` from the files beside it. Do not edit.
import type { RouteHandlers } from './routeHandlers'

/** Every route's handler, by group and name. */
export const routeHandlers: RouteHandlers = {
}
