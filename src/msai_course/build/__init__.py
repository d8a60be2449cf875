"""From sources to the static site: wheels, Pyodide, JupyterLite, pages."""
