"""Class-conditional picture generator: a Projected GAN (Sauer et al. 2021) with latent codes anchored to pictures."""
