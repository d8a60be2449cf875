"""Which packages the browser is served, and where each of them comes from.

One declaration feeds the download, the served lock and the sets that a page or JupyterLite loads.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Origin(Enum):
    """Where a wheel comes from."""

    #: Compiled for Pyodide; the hash stands in the official lock.
    OFFICIAL = "official"
    #: Pure Python, from the package index, in the version of ``requirements.txt``.
    INDEX = "index"
    #: Shipped inside the installed ``jupyterlite-pyodide-kernel``.
    KERNEL = "kernel"
    #: Built from this checkout.
    COURSE = "course"
    #: A distribution without modules: the kernel asks for its name, nobody needs its content.
    EMPTY = "empty"


@dataclass(frozen=True)
class Patch:
    """One replacement in a file of a wheel; the build stops when the old text is not there."""

    path: str
    old: str
    new: str


@dataclass(frozen=True)
class ServedPackage:
    """One package that is served.

    Attributes:
        name: Normalised name.
        origin: Where its wheel comes from.
        unserved: What it requires but never imports in the browser.
        drop: Patterns (``fnmatch``) of further files left out.
        keep: Patterns of files that stay although a pattern of ``drop`` fits them.
        patches: Changes of its source, each with its reason beside the declaration.
    """

    name: str
    origin: Origin
    unserved: frozenset[str] = frozenset()
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    patches: tuple[Patch, ...] = ()


#: Left out of every wheel: tests, type stubs and what only a C compiler reads.
DROPPED_EVERYWHERE = (
    "*/tests/*",
    "*/conftest.py",
    "*.pyi",
    "*.pyx",
    "*.pxd",
    "*.pxi",
    "*.h",
    "*.c",
    "*.a",
)

#: Without jedi IPython completes from live objects; the kernel asks for jedi without looking.
_NO_JEDI = Patch(
    "pyodide_kernel/interpreter.py",
    "        self.Completer.use_jedi = True\n",
    "",
)

#: Lexers that IPython's own lexer imports, with theirs, and those of tracebacks.
_LEXERS = tuple(
    f"pygments/lexers/{name}.py"
    for name in (
        *("__init__", "_mapping", "python", "shell", "html", "javascript", "ruby", "perl"),
        *("markup", "jvm", "css", "lilypond", "_lilypond_builtins", "data", "special", "lisp"),
        *("_css_builtins", "_scheme_builtins"),
    )
)

#: The course is about Poland; other zones are 600 small files to unpack at every start.
_TIME_ZONES = tuple(
    f"tzdata/zoneinfo/{name}" for name in ("__init__.py", "UTC", "GMT", "Etc/*", "Europe/*")
)

#: What a browser cannot use of the standard library, and twins in Python of modules in C.
STDLIB_DROPPED = (
    *("ensurepip/*", "venv/*", "pydoc_data/*", "_pyrepl/*", "idlelib/*", "turtle*", "wsgiref/*"),
    *("xmlrpc/*", "imaplib.py", "smtplib.py", "poplib.py", "ftplib.py", "mailbox.py"),
    *("_pydecimal.py", "_pydatetime.py", "_pyio.py", "encodings/mac_*", "multiprocessing/dummy/*"),
)

SERVED = (
    ServedPackage("anywidget", Origin.INDEX, drop=("anywidget/labextension/*", "*.data/*")),
    ServedPackage("asttokens", Origin.INDEX),
    ServedPackage("comm", Origin.INDEX),
    ServedPackage("et-xmlfile", Origin.INDEX),
    ServedPackage("executing", Origin.INDEX),
    ServedPackage("ipykernel", Origin.KERNEL),
    # The terminal's own toolkit is imported by the terminal only.
    ServedPackage("ipython", Origin.INDEX, unserved=frozenset({"prompt-toolkit"})),
    ServedPackage("ipython-pygments-lexers", Origin.INDEX),
    ServedPackage("ipywidgets", Origin.INDEX, unserved=frozenset({"jupyterlab-widgets"})),
    ServedPackage("jedi", Origin.EMPTY),
    ServedPackage("lxml", Origin.OFFICIAL, drop=("lxml/includes/*",)),
    # Pages of an edition's own: what the page and ``edition build`` make of Markdown is the same.
    ServedPackage("markdown-it-py", Origin.INDEX),
    ServedPackage("matplotlib-inline", Origin.INDEX),
    ServedPackage("mdit-py-plugins", Origin.INDEX),
    ServedPackage("mdurl", Origin.INDEX),
    ServedPackage("micropip", Origin.OFFICIAL),
    ServedPackage("msai", Origin.COURSE),
    ServedPackage("msai-trainer", Origin.COURSE),
    ServedPackage("numpy", Origin.OFFICIAL, drop=("numpy/f2py/*", "numpy/_core/include/*")),
    ServedPackage("openpyxl", Origin.INDEX),
    # pytz: the official lock still asks for it, pandas 3 does not.
    ServedPackage(
        "pandas",
        Origin.OFFICIAL,
        unserved=frozenset({"pytz"}),
        drop=("pandas/plotting/_matplotlib/*",),
    ),
    ServedPackage("piplite", Origin.KERNEL),
    ServedPackage("psygnal", Origin.INDEX),
    ServedPackage("pure-eval", Origin.INDEX),
    ServedPackage("pygments", Origin.INDEX, drop=("pygments/lexers/*",), keep=_LEXERS),
    ServedPackage("pyodide-kernel", Origin.KERNEL, patches=(_NO_JEDI,)),
    ServedPackage("pyshp", Origin.INDEX),
    ServedPackage("python-dateutil", Origin.INDEX),
    ServedPackage("python-docx", Origin.INDEX),
    ServedPackage("segno", Origin.INDEX),
    ServedPackage("stack-data", Origin.INDEX),
    ServedPackage("traitlets", Origin.INDEX),
    ServedPackage("typing-extensions", Origin.INDEX),
    ServedPackage("tzdata", Origin.INDEX, drop=("tzdata/zoneinfo/*",), keep=_TIME_ZONES),
    ServedPackage("widgetsnbextension", Origin.KERNEL),
    ServedPackage("xlsxwriter", Origin.INDEX),
)

#: What the kernel needs to start; preloaded, so that micropip has nothing to fetch.
KERNEL_SET = ("ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "micropip", "piplite")
#: What a lesson without tables needs on top.
LESSON_SET = (*KERNEL_SET, "ipywidgets", "anywidget", "msai")
#: What a lesson with tables needs.
TABLES_SET = (*LESSON_SET, "pandas")
