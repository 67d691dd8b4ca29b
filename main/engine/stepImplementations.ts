// Written by `npm run generate` from the files beside it. Do not edit.

import type { StepImplementations } from './stepImplementation'
import { implementation as adjustAuto } from './steps/adjust.auto'
import { implementation as adjustMonochrome } from './steps/adjust.monochrome'
import { implementation as adjustSharpen } from './steps/adjust.sharpen'
import { implementation as adjustTone } from './steps/adjust.tone'
import { implementation as describeAdcopy } from './steps/describe.adcopy'
import { implementation as describeCaption } from './steps/describe.caption'
import { implementation as evaluateImage } from './steps/evaluate.image'
import { implementation as evaluateRecognition } from './steps/evaluate.recognition'
import { implementation as evaluateText } from './steps/evaluate.text'
import { implementation as evaluateTile } from './steps/evaluate.tile'
import { implementation as generateGan } from './steps/generate.gan'
import { implementation as generateWalk } from './steps/generate.walk'
import { implementation as recogniseClassify } from './steps/recognise.classify'
import { implementation as recogniseSimilar } from './steps/recognise.similar'
import { implementation as repairDenoise } from './steps/repair.denoise'
import { implementation as repairExtend } from './steps/repair.extend'
import { implementation as repairInpaint } from './steps/repair.inpaint'
import { implementation as repairUpscale } from './steps/repair.upscale'
import { implementation as trainClassifier } from './steps/train.classifier'
import { implementation as trainGenerator } from './steps/train.generator'
import { implementation as transformBorder } from './steps/transform.border'
import { implementation as transformGeometry } from './steps/transform.geometry'
import { implementation as transformTile } from './steps/transform.tile'

/** Every step's implementation, by id. */
export const stepImplementations: StepImplementations = {
  'adjust.auto': adjustAuto,
  'adjust.monochrome': adjustMonochrome,
  'adjust.sharpen': adjustSharpen,
  'adjust.tone': adjustTone,
  'describe.adcopy': describeAdcopy,
  'describe.caption': describeCaption,
  'evaluate.image': evaluateImage,
  'evaluate.recognition': evaluateRecognition,
  'evaluate.text': evaluateText,
  'evaluate.tile': evaluateTile,
  'generate.gan': generateGan,
  'generate.walk': generateWalk,
  'recognise.classify': recogniseClassify,
  'recognise.similar': recogniseSimilar,
  'repair.denoise': repairDenoise,
  'repair.extend': repairExtend,
  'repair.inpaint': repairInpaint,
  'repair.upscale': repairUpscale,
  'train.classifier': trainClassifier,
  'train.generator': trainGenerator,
  'transform.border': transformBorder,
  'transform.geometry': transformGeometry,
  'transform.tile': transformTile,
}
