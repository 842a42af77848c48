"""The dossier on paper: a submission signed by its author, sealed to the receiving office, as symbols for a camera.

``docs/paper-code.md`` describes every byte, with test vectors.
"""
