"""What the upscaler, the denoiser and the inpainter share: crops, degradations, the training cycle, measures."""
