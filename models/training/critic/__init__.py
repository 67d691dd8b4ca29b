"""The discriminator-classifier: labels of all sets, photograph or generated, embedding, class activation map."""
