"""Certificates as data: who earned one, the register, the paper, the proof; no files here."""
