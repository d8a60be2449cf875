"""Registers that hold numbers below the municipality, and the letter that asks for them."""

from msai.registers.letter import LetterChoice, letter, table_to_fill_in
from msai.registers.register import AskedCount, DataRegister, register, registers

__all__ = [
    "AskedCount",
    "DataRegister",
    "LetterChoice",
    "letter",
    "register",
    "registers",
    "table_to_fill_in",
]
