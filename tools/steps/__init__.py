"""The road of a product through Souk, step by step, over nothing but the public API."""
