"""The inpainter: scratches and blobs filled with what was likely there."""
