"""Models and exercises of the MSAI course on social-revitalisation programmes.

Runs in CPython and in Pyodide alike. The models (`diagnosis`, `indicators`, `partnership`,
`planning`, `training`, `practices`, `evidence`) import nothing of Jupyter; `msai.widgets` puts
thin exercises on top of them.
"""

__version__ = "0.2.0"
