export const root: string
export function findElectron(options: { fetch: boolean }): string | undefined
