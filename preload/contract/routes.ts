import type * as z from 'zod'
import type { RouteDefinition } from './route'
import { routeGroups } from './routeGroups'

export type RouteGroups = typeof routeGroups
export type RouteGroup = keyof RouteGroups
export type RouteInput<G extends RouteGroup, N extends keyof RouteGroups[G]> =
  RouteGroups[G][N] extends RouteDefinition<infer Input, z.ZodType> ? z.input<Input> : never
export type RouteParsedInput<G extends RouteGroup, N extends keyof RouteGroups[G]> =
  RouteGroups[G][N] extends RouteDefinition<infer Input, z.ZodType> ? z.output<Input> : never
export type RouteOutput<G extends RouteGroup, N extends keyof RouteGroups[G]> =
  RouteGroups[G][N] extends RouteDefinition<z.ZodType, infer Output> ? z.output<Output> : never

/** A route by its name `group/name`, or undefined. */
export function findRoute(name: string): RouteDefinition | undefined {
  const [group, route, ...rest] = name.split('/')
  if (group === undefined || route === undefined || rest.length > 0) return undefined
  if (!Object.hasOwn(routeGroups, group)) return undefined
  const routes: Readonly<Record<string, RouteDefinition>> = routeGroups[group as RouteGroup]
  return Object.hasOwn(routes, route) ? routes[route] : undefined
}

/** Every route with its name `group/name`. */
export function listRoutes(): { name: string; route: RouteDefinition }[] {
  return Object.entries(routeGroups).flatMap(([group, routes]) =>
    Object.entries<RouteDefinition>(routes).map(([name, route]) => ({
      name: `${group}/${name}`,
      route,
    })),
  )
}
