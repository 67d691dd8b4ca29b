/** How large a difference is, from none at all to a great one. */
export type Verdict = 'identical' | 'invisible' | 'small' | 'visible' | 'large'

/** PSNR over 8-bit RGB in decibels: from about 40 the eye sees no difference, under 25 it is plain. */
export function psnrVerdict(psnr: number | 'Infinity'): Verdict {
  if (psnr === 'Infinity') return 'identical'
  if (psnr >= 40) return 'invisible'
  if (psnr >= 32) return 'small'
  return psnr >= 25 ? 'visible' : 'large'
}

/** Mean structural similarity, 1 for equal pictures. */
export function ssimVerdict(ssim: number): Verdict {
  if (ssim >= 0.999999) return 'identical'
  if (ssim >= 0.98) return 'invisible'
  if (ssim >= 0.94) return 'small'
  return ssim >= 0.85 ? 'visible' : 'large'
}

/** Mean CIEDE2000: about 1 is just noticeable (Sharma et al. 2005; Mokrzycki and Tatol 2011). */
export function colourVerdict(deltaE: number): Verdict {
  if (deltaE === 0) return 'identical'
  if (deltaE < 1) return 'invisible'
  if (deltaE < 2) return 'small'
  return deltaE < 5 ? 'visible' : 'large'
}
