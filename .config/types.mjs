/**
 * Type-checks every part under its own settings, so that DOM and Node globals cannot leak. TypeScript 7 checks;
 * TypeScript 5 is there for the import rules, which read sources through its interface. The kernels are AssemblyScript:
 * its compiler checks them.
 */
import { spawnSync } from 'node:child_process'
import { compileKernels } from './kernels.mjs'

const parts = ['main', 'main/web/client', 'preload', 'renderer', 'tests']
let failed = 0
for (const part of parts) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript-native/bin/tsc', '-p', part],
    {
      stdio: 'inherit',
    },
  )
  if (status !== 0) failed += 1
}
try {
  await compileKernels()
} catch (error) {
  console.error(error.message)
  failed += 1
}
process.exitCode = failed > 0 ? 1 : 0
