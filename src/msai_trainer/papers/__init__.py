"""Papers that come from a class: blocks of `msai.base.export`, for Word and for print."""
