"""The denoiser: camera noise and JPEG blocks."""
