export const root: string
export function findElectron(options: { fetch: boolean }): string | undefined
export function findChromium(): string | undefined
export function hasDisplay(): boolean
export function testedDesktop(): { program: string; words: string[] } | undefined
