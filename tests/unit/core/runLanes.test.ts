import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { EngineSupervisor } from '../../../main/core/engine/engineSupervisor'
import type { Engines } from '../../../main/core/engine/engines'
import type { ModelCatalogue } from '../../../main/core/models/modelCatalogue'
import type { OutputContext, OutputSink } from '../../../main/core/recipes/outputSink'
import { prepareRecipe } from '../../../main/core/recipes/prepareRecipe'
import { chooseLanes } from '../../../main/core/recipes/runLanes'
import { type RunServices, runRecipe } from '../../../main/core/recipes/runRecipe'
import type { RunOutput, RunRequest } from '../../../preload/contract/engineProtocol'
import { StudioError } from '../../../preload/contract/errors'

// Two lanes are for two cores: these are what is tested, whatever machine it is tested on.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  availableParallelism: () => 2,
}))

const folder = mkdtempSync(join(tmpdir(), 'studio 图片 '))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const inputs = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => {
  const path = join(folder, name)
  writeFileSync(path, name)
  return { path }
})

const caption: RunOutput = { step: 'describe.caption', data: { captions: [] }, seconds: 0 }

type Work = (name: string, signal: AbortSignal) => Promise<void>

/** An engine that answers a run with one caption, after `work` over the input's name. */
function engineOf(work: Work): EngineSupervisor {
  const call = async (
    _method: string,
    { input = '' }: RunRequest,
    { signal, onOutput }: { signal: AbortSignal; onOutput: (output: RunOutput) => void },
  ) => {
    await work(input.slice(-1), signal)
    if (signal.aborted) throw new StudioError('cancelled')
    onOutput(caption)
    return { outputs: 1 }
  }
  return { call, release: async () => undefined } as unknown as EngineSupervisor
}

function servicesOf(work: Work): RunServices {
  return {
    engines: {
      networks: engineOf(work),
      networksBeside: engineOf(work),
      apart: engineOf(work),
      provider: async () => 'cpu',
    } as unknown as Engines,
    models: {
      require: async () => undefined,
      locations: async () => [],
    } as unknown as ModelCatalogue,
    threads: () => 0,
    assetPath: () => '',
    training: async () => ({
      python: 'python3',
      recipes: 'models',
      folder: 'training',
      finish: 'finish',
    }),
  }
}

/** Runs captions over all inputs; tells whose results were stored and how inputs ended, in order. */
async function run(work: Work, signal?: AbortSignal) {
  const stored: number[] = []
  const ended: [number, string | undefined][] = []
  const sink: OutputSink<void> = {
    format: 'png',
    quality: 92,
    prepare: async () => undefined,
    openRun: async () => folder,
    closeRun: async () => undefined,
    store: async (_output, context: OutputContext) => {
      stored.push(context.input?.index ?? -1)
    },
  }
  const recipe = prepareRecipe(
    { version: 1, steps: [{ step: 'describe.caption', parameters: {}, enabled: true }] },
    inputs.length,
  )
  const summary = await runRecipe(servicesOf(work), recipe, inputs, sink, {
    signal,
    onInputDone: (input, failure) => ended.push([input, failure?.code]),
  }).catch((error: StudioError) => error)
  return { stored, ended, summary }
}

/** Something to wait for. */
function gate() {
  let open = () => {}
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })

describe('a recipe over many inputs', () => {
  it('works on two at once and stores results in the order of the inputs', async () => {
    const second = gate()
    // The first waits for the second: one at a time would never end.
    const { stored, ended, summary } = await run(async (name) => {
      if (name === 'a') await second.passed
      if (name === 'b') second.open()
    })
    expect(stored).toEqual([0, 1, 2, 3, 4, 5])
    expect(ended.map(([input]) => input)).toEqual([0, 1, 2, 3, 4, 5])
    expect(summary).toMatchObject({ outputs: 6, failures: [] })
  })

  it('tells of an input that cannot be used when it is its turn, and goes on', async () => {
    const second = gate()
    const { stored, ended } = await run(async (name) => {
      if (name === 'a') await second.passed
      if (name !== 'b') return
      second.open()
      throw new StudioError('image-damaged', { name })
    })
    expect(stored).toEqual([0, 2, 3, 4, 5])
    expect(ended.slice(0, 3)).toEqual([
      [0, undefined],
      [1, 'image-damaged'],
      [2, undefined],
    ])
  })

  it('stops the other one when something stops everything, and tells that', async () => {
    const { stored, summary } = await run(async (name, signal) => {
      if (name === 'a') throw new StudioError('disk-full', {})
      await untilAborted(signal)
    })
    expect(stored).toEqual([])
    expect(summary).toMatchObject({ code: 'disk-full' })
  })

  it('ends both when it is cancelled', async () => {
    const controller = new AbortController()
    const begun: string[] = []
    const { stored, summary } = await run(async (name, signal) => {
      begun.push(name)
      if (begun.length === 2) controller.abort()
      await untilAborted(signal)
    }, controller.signal)
    // Both were read at once, and either may have come first.
    expect([stored, begun.sort()]).toEqual([[], ['a', 'b']])
    expect(summary).toMatchObject({ code: 'cancelled' })
  })
})

describe('how many inputs are worked on at once', () => {
  const engines = servicesOf(async () => undefined).engines
  const wishes = {
    apart: false,
    inputs: 200,
    networks: true,
    provider: async () => 'cpu' as const,
    threads: 0,
    cores: 2,
  }
  const plenty = 8 * 1024 ** 3
  const threadsOf = async (others: Partial<typeof wishes>, free = plenty) =>
    (await chooseLanes(engines, { ...wishes, ...others }, free)).map(({ threads }) => threads)

  it('is two with half the cores each, where that is quicker', async () => {
    expect(await threadsOf({})).toEqual([1, 1])
    expect(await threadsOf({ cores: 8 })).toEqual([4, 4])
  })

  it('is one for few inputs, without networks, on one core, and where the user set the threads', async () => {
    expect(await threadsOf({ inputs: 3 })).toEqual([0])
    expect(await threadsOf({ networks: false })).toEqual([0])
    expect(await threadsOf({ cores: 1 })).toEqual([0])
    expect(await threadsOf({ threads: 6 })).toEqual([6])
  })

  it('is one with half the cores where it takes hours, in an engine of its own', async () => {
    expect(await threadsOf({ apart: true, cores: 8 })).toEqual([4])
    expect(await threadsOf({ apart: true, cores: 1 })).toEqual([1])
    expect(await threadsOf({ apart: true, cores: 8, threads: 3 })).toEqual([3])
    const [lane] = await chooseLanes(engines, { ...wishes, apart: true }, plenty)
    expect(lane?.engine).toBe(engines.apart)
  })

  it('is one where there is no memory for a second engine', async () => {
    expect(await threadsOf({}, 1024 ** 3)).toEqual([0])
  })
})
