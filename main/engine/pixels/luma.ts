/** Weights of red, green and blue in luma and in relative luminance (ITU-R BT.709-6, item 3.2). */
export const lumaRed = 0.2126
export const lumaGreen = 0.7152
export const lumaBlue = 0.0722
