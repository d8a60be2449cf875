"""„Zaświadczenia i rozliczenie”: who passed, certificates, the register, the funder's folder."""
