/**
 * The loops over pixels, in AssemblyScript: WebAssembly has vectors of four float32, JavaScript has none.
 * Addresses point into the memory that `main/engine/kernels/kernelMemory.ts` divides; every buffer there has
 * room for 64 bytes more than it holds, so no loop looks after what is left over of four or sixteen. Vectors of
 * WebAssembly give the same bits on every machine.
 */
export { differencesAlong, slideRows, withActivity } from './activity'
export { blurAcross, blurAlong, continueEnds } from './blur'
export {
  adler,
  beginBits,
  countBytes,
  fillByte,
  moveBits,
  putBits,
  putCodes,
} from './deflate'
export { describeLuma } from './lanes'
export { monochrome } from './monochrome'
export { productsOfFour } from './nearest'
export {
  describeSearch,
  improveSources,
  measureSources,
  proposePixels,
  voteForPixels,
} from './patches'
export { clearFourth, closeHoles, interleave, separate } from './planes'
export { filteredRows } from './png'
export { addReduced } from './reduce'
export { encodedOfLinear, linearOfEncoded, resampleAlong } from './resample'
export {
  bytesOfFloats,
  flattenOnWhite,
  floatsOfBytes,
  floatsOfWords,
  wordsOfFloats,
} from './samples'
export { addDifference, alpha, divideByWeight, luma, multiply } from './sharpen'
export {
  compareChannel,
  similarityAcross,
  squaredDifferences,
  weighAlong,
} from './similarity'
export { describeTurn, turned } from './straighten'
export { colourDifferences } from './colourDifference'
export { describeTone, lookUpAll, toneOfBytes, toneOfFloats, toneOfWords } from './tone'

/** Where the memory begins that kernels are given addresses in. */
export function memoryStart(): usize {
  return __heap_base
}
