import { spawn } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

/** A Vulkan driver that computes on the processor, as Debian's chromium brings it. */
const softwareDriver = '/usr/lib/chromium/vk_swiftshader_icd.json'
const root = join(__dirname, '../../../..')
// Beside the packages, so that the runtime is found.
const program = join(root, 'node_modules/.cache/studio-tests/probe.cjs')

/** Runs the probe as the core does: a child that lives for one question. */
function probe(provider: string, environment: Record<string, string> = {}) {
  return new Promise<{ provider: string; available: boolean; reason?: string; seconds?: number }>(
    (resolve, reject) => {
      const child = spawn(process.execPath, [program, provider], {
        env: { ...process.env, ...environment },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
      let text = ''
      child.stdout.on('data', (data) => {
        text += data
      })
      child.once('error', reject)
      child.once('close', () => resolve(JSON.parse(text)))
    },
  )
}

describe('the provider probe', () => {
  beforeAll(() => {
    mkdirSync(dirname(program), { recursive: true })
    buildSync({
      entryPoints: [join(root, 'main/engine/probe.ts')],
      outfile: program,
      bundle: true,
      platform: 'node',
      target: 'node18',
      format: 'cjs',
      external: ['onnxruntime-node'],
    })
  })

  it('finds that the processor computes right', async () => {
    expect(await probe('cpu')).toEqual({
      provider: 'cpu',
      available: true,
      seconds: expect.any(Number),
    })
  })

  it('gives a reason for a provider that this machine cannot have', async () => {
    const found = await probe(process.platform === 'darwin' ? 'dml' : 'coreml')
    expect(found).toMatchObject({ available: false, reason: expect.stringMatching(/\w+/) })
    expect(found.reason).not.toMatch(/[\\/]\w+[\\/]/)
  })

  it.skipIf(!existsSync(softwareDriver))(
    'proves WebGPU on a software driver (skipped without Debian chromium)',
    async () => {
      const found = await probe('webgpu', {
        VK_ICD_FILENAMES: softwareDriver,
        LD_LIBRARY_PATH: dirname(softwareDriver),
      })
      expect(found).toEqual({ provider: 'webgpu', available: true, seconds: expect.any(Number) })
    },
  )
})
