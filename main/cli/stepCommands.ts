import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Command } from 'commander'
import type { RunOutput } from '../../preload/contract/engineProtocol'
import { StudioError } from '../../preload/contract/errors'
import type { LeftOut } from '../../preload/contract/folderFindings'
import type { RouteOutput } from '../../preload/contract/routes'
import { listSteps } from '../../preload/contract/steps'
import { failureError } from '../../preload/contract/text/failureLine'
import { leftOutText } from '../../preload/contract/text/leftOutText'
import { severalPagesText } from '../../preload/contract/text/severalPagesText'
import { findPictures } from '../core/files/findPictures'
import { parseRecipe } from '../core/recipes/prepareRecipe'
import { readRecipeFile } from '../core/recipes/recipeFile'
import { addParameterFlags, parametersFromFlags } from './flags'
import { badUse, progressLine, type ResultLine, resultWords } from './report'
import type { CliSession } from './session'

interface RunFlags {
  readonly out?: string
  readonly json?: boolean
  readonly overwrite?: boolean
  readonly quality?: string
  readonly quiet?: boolean
}

/** Flags that every command which runs steps takes. */
function addRunFlags(command: Command): Command {
  return command
    .option(
      '--out <path>',
      'A file with the ending of its format, or a folder. A named file is replaced.',
    )
    .option('--json', 'One JSON object a line, one line a result.')
    .option('--overwrite', 'Replace files in the folder of --out.')
    .option('--quality <1-100>', 'Quality of JPEG, WebP and AVIF files.', '92')
    .option('--quiet', 'No progress on standard error.')
}

/** Adds `studio group name` for every step, from its definition. */
export function addStepCommands(program: Command, session: CliSession): void {
  const groups = new Map<string, Command>()
  for (const definition of listSteps()) {
    const [groupName = '', name = ''] = definition.id.split('.')
    const group =
      groups.get(groupName) ?? program.command(groupName).description(`Steps: ${groupName}.`)
    groups.set(groupName, group)
    const command = group.command(name).description(definition.summary.en)
    if (definition.input !== 'none')
      command.argument(
        '<pictures...>',
        definition.input === 'set' ? 'Pictures and folders of pictures.' : 'Pictures to work on.',
      )
    addParameterFlags(command, definition)
    addRunFlags(command).action(async (...values: unknown[]) => {
      const named = definition.input === 'none' ? [] : (values[0] as string[])
      const inputs = definition.input === 'set' ? await picturesIn(named, session) : named
      const flags = command.opts<RunFlags & Record<string, unknown>>()
      const parameters = parametersFromFlags(definition, flags)
      await runAndReport(
        session,
        { version: 1, steps: [{ step: definition.id, parameters }] },
        inputs,
        flags,
        {
          data: definition.output === 'data',
        },
      )
    })
  }
}

/** The pictures of files and folders; what was passed over is said where it does not get among the results. */
async function picturesIn(paths: readonly string[], session: CliSession): Promise<string[]> {
  const { files, leftOut } = await findPictures(paths, { signal: session.signal })
  sayLeftOut(leftOut)
  return files
}

function sayLeftOut(leftOut: LeftOut | undefined): void {
  const words = leftOut && leftOutText(leftOut, 'en')
  if (words) process.stderr.write(`${words}\n`)
}

interface FolderFlags extends RunFlags {
  readonly input?: string[]
  readonly keepLayout?: boolean
  readonly preset?: string
  readonly format: string
}

/** Adds `studio run recipe.json --input folder --out folder`. */
export function addRunCommand(program: Command, session: CliSession): void {
  const command = program
    .command('run')
    .description('Runs a recipe over pictures, or a folder of them.')
    .argument('[recipe]', 'A recipe as a JSON file.')
    .option('--preset <name>', 'In place of a recipe: a preset of the library.')
    .option('--input <path...>', 'Pictures and folders; folders are searched for pictures.')
    .option(
      '--keep-layout',
      'Of one folder: results lie below --out as the pictures lie in it; what is there is passed over.',
    )
    .option('--format <format>', 'With --keep-layout: format of the results.', 'png')
  addRunFlags(command).action(async (file: string | undefined) => {
    const flags = command.opts<FolderFlags>()
    const recipe = await chosenRecipe(session, file, flags.preset)
    if (flags.keepLayout) return runFolderAndReport(session, recipe, flags)
    const inputs = await picturesIn(flags.input ?? [], session)
    if (flags.input && inputs.length === 0)
      throw new StudioError('file-not-found', { name: flags.input.join(', ') })
    await runAndReport(session, recipe, inputs, flags, { data: flags.out === undefined })
  })
}

/** The recipe of a file, or a preset by its name. */
async function chosenRecipe(
  session: CliSession,
  file: string | undefined,
  preset: string | undefined,
): Promise<unknown> {
  if (file !== undefined && preset === undefined) return readRecipeFile(file)
  if (file !== undefined || preset === undefined)
    throw badUse('run takes a recipe file or --preset')
  const studio = await session.studio('open')
  const call = studio.call('presets/list', {}, { access: 'local', signal: session.signal })
  const presets = (await call) as RouteOutput<'presets', 'list'>
  const found = presets.find(({ name }) => name === preset)
  if (!found) throw new StudioError('preset-not-found', { name: preset })
  return { version: 1, name: found.name, steps: found.steps }
}

/** Works through one folder into another of the same layout; says what it could not do. */
async function runFolderAndReport(
  session: CliSession,
  recipe: unknown,
  flags: FolderFlags,
): Promise<void> {
  const [from, ...others] = flags.input ?? []
  if (from === undefined || others.length > 0 || flags.out === undefined)
    throw badUse('--keep-layout takes one --input folder and an --out folder')
  const studio = await session.studio('none')
  const progress = progressLine(process.stderr, flags.quiet === true || flags.json === true)
  const stop = studio.on('task.changed', ({ done, total }) => progress(done / Math.max(1, total)))
  const input = {
    recipes: [parseRecipe(recipe)],
    from,
    to: flags.out,
    format: flags.format,
    quality: qualityOf(flags),
    existing: flags.overwrite ? 'replace' : 'skip',
  }
  const call = studio.call('folders/run', input, { access: 'local', signal: session.signal })
  const report = (await call.finally(stop)) as RouteOutput<'folders', 'run'>
  const { files, skipped, failures } = report
  sayLeftOut(report.leftOut)
  session.say((language) => severalPagesText(report.severalPages ?? 0, language))
  process.stdout.write(
    `${flags.json ? JSON.stringify(report) : `${files} files, ${skipped} there already, ${failures.length} failed`}\n`,
  )
  const errors = failures.map(failureError)
  for (const error of errors.slice(1)) session.complain(error)
  if (errors[0]) throw errors[0]
}

function qualityOf(flags: RunFlags): number {
  const quality = Number(flags.quality)
  if (!Number.isInteger(quality) || quality < 1 || quality > 100)
    throw badUse('--quality is a whole number from 1 to 100')
  return quality
}

/** Runs a recipe, prints every result as soon as it is there, and throws the first failure at the end. */
async function runAndReport(
  session: CliSession,
  recipe: unknown,
  inputs: readonly string[],
  flags: RunFlags,
  only: { data: boolean },
): Promise<void> {
  const quality = qualityOf(flags)
  const out = flags.out ?? '.'
  const named = extname(out) !== '' && !(await isFolder(out))
  if (named && inputs.length > 1) throw badUse('several pictures need a folder: --out folder/')
  const progress = progressLine(process.stderr, flags.quiet === true || flags.json === true)
  const severalPages = new Set<string | undefined>()
  const failures = await session.execute({
    recipe,
    inputs,
    out,
    quality,
    overwrite: flags.overwrite === true || named,
    writeData: flags.out !== undefined,
    onProgress: progress,
    onOutput: (file, output, input) => {
      if (output.inputPages !== undefined) severalPages.add(input)
      const line = resultLine(
        file ?? (only.data || output.file === undefined ? input : undefined),
        output,
      )
      process.stdout.write(`${flags.json ? JSON.stringify(line) : resultWords(line)}\n`)
    },
  })
  session.say((language) => severalPagesText(severalPages.size, language))
  const [first] = failures
  for (const failure of failures.slice(1)) session.complain(failure)
  if (first) throw first
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}

function resultLine(file: string | undefined, output: RunOutput): ResultLine {
  return {
    file: file ?? null,
    step: output.step,
    seed: output.seed ?? null,
    model: output.model ?? null,
    seconds: Number(output.seconds.toFixed(4)),
    ...(output.width === undefined ? {} : { width: output.width, height: output.height }),
    ...output.data,
  }
}
