import * as z from 'zod'

// The page's policy forbids compiling code from text: zod must not even try it.
z.config({ jitless: true })

// biome-ignore lint/complexity/noUselessEmptyExport: see main.tsx.
export {}
