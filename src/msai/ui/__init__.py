"""What an exercise shows and how it behaves, without Jupyter.

An exercise is a pure program: a state, a function from state to a tree of nodes, and a function
from state and event to the next state. `msai.widgets` runs such programs in a notebook or page;
`msai.ui.html` renders the same tree as the static snapshot for print and for browsers without
JavaScript. One declaration feeds both.
"""

from msai.ui.as_json import to_json
from msai.ui.boxes import Tick, whole_answer
from msai.ui.nodes import (
    Button,
    Chart,
    Check,
    Checks,
    Choice,
    Columns,
    Details,
    File,
    Group,
    Heading,
    Input,
    Items,
    Keyed,
    Link,
    Message,
    Node,
    Number,
    Option,
    Paste,
    Quote,
    Status,
    Table,
    Text,
    Tree,
)
from msai.ui.program import (
    Announce,
    Deliver,
    Download,
    Draw,
    Effect,
    Event,
    GivenFile,
    KeepLearner,
    Program,
    Step,
)
from msai.ui.records import UnreadableRecord, opened, sealed

__all__ = [
    "Announce",
    "Button",
    "Chart",
    "Check",
    "Checks",
    "Choice",
    "Columns",
    "Deliver",
    "Details",
    "Download",
    "Draw",
    "Effect",
    "Event",
    "File",
    "GivenFile",
    "Group",
    "Heading",
    "Input",
    "Items",
    "KeepLearner",
    "Keyed",
    "Link",
    "Message",
    "Node",
    "Number",
    "Option",
    "Paste",
    "Program",
    "Quote",
    "Status",
    "Step",
    "Table",
    "Text",
    "Tick",
    "Tree",
    "UnreadableRecord",
    "opened",
    "sealed",
    "to_json",
    "whole_answer",
]
