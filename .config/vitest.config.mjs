import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { kernelsInTests } from './kernels.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

export default defineConfig({
  root,
  plugins: [kernelsInTests],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/integration/**/*.test.ts'],
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: more workers only take turns, and integration tests start engines of their own.
    maxWorkers: 2,
    pool: 'forks',
  },
})
