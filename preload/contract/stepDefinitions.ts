// Written by `npm run generate` from the files beside it. Do not edit.
import { definition as adjustAuto } from './steps/adjust.auto'
import { definition as adjustMonochrome } from './steps/adjust.monochrome'
import { definition as adjustSharpen } from './steps/adjust.sharpen'
import { definition as adjustTone } from './steps/adjust.tone'
import { definition as describeAdcopy } from './steps/describe.adcopy'
import { definition as describeCaption } from './steps/describe.caption'
import { definition as evaluateImage } from './steps/evaluate.image'
import { definition as evaluateRecognition } from './steps/evaluate.recognition'
import { definition as evaluateText } from './steps/evaluate.text'
import { definition as evaluateTile } from './steps/evaluate.tile'
import { definition as generateGan } from './steps/generate.gan'
import { definition as generateWalk } from './steps/generate.walk'
import { definition as recogniseClassify } from './steps/recognise.classify'
import { definition as recogniseSimilar } from './steps/recognise.similar'
import { definition as repairDenoise } from './steps/repair.denoise'
import { definition as repairExtend } from './steps/repair.extend'
import { definition as repairInpaint } from './steps/repair.inpaint'
import { definition as repairUpscale } from './steps/repair.upscale'
import { definition as trainClassifier } from './steps/train.classifier'
import { definition as trainGenerator } from './steps/train.generator'
import { definition as transformBorder } from './steps/transform.border'
import { definition as transformGeometry } from './steps/transform.geometry'
import { definition as transformTile } from './steps/transform.tile'

/** Every step of the studio, by id. */
export const stepDefinitions = {
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
} as const
