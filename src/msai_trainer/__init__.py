"""What a trainer does, without a computer of her own: people, hand-ins, marking, results.

Pure Python that CPython and Pyodide run alike; `msai_course` adds what needs a computer.
"""
