"""What an exercise shows and how it behaves, without Jupyter.

An exercise is a pure program: a state, a function from state to a tree of nodes, and a function
from state and event to the next state. `msai.widgets` runs such programs in a notebook or page;
`msai.ui.html` renders the same tree as the static snapshot for print and for browsers without
JavaScript. One declaration feeds both.
"""

from msai.ui.as_json import to_json
from msai.ui.boxes import Tick, whole_answer
from msai.ui.bringing import File, Paste
from msai.ui.charted import Chart
from msai.ui.framed import Preview
from msai.ui.glance import Chip, Gauge
from msai.ui.nodes import (
    Button,
    Check,
    Checks,
    Choice,
    Columns,
    Details,
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
    Quote,
    Stage,
    Status,
    Table,
    Text,
    Tree,
)
from msai.ui.program import (
    Announce,
    Answered,
    Deliver,
    Download,
    Draw,
    Effect,
    Event,
    Fetched,
    GivenFile,
    GoOn,
    Keep,
    KeepLearner,
    KeptRecord,
    Lock,
    Packed,
    Program,
    Sign,
    Signed,
    Step,
    Unasked,
)
from msai.ui.records import UnreadableRecord, opened, sealed
from msai.ui.scan import Scan
from msai.ui.site_effects import Fetch, Pack, Shrink, Sketch
from msai.ui.walking import beside, every

__all__ = [
    "Announce",
    "Answered",
    "Button",
    "Chart",
    "Check",
    "Checks",
    "Chip",
    "Choice",
    "Columns",
    "Deliver",
    "Details",
    "Download",
    "Draw",
    "Effect",
    "Event",
    "Fetch",
    "Fetched",
    "File",
    "Gauge",
    "GivenFile",
    "GoOn",
    "Group",
    "Heading",
    "Input",
    "Items",
    "Keep",
    "KeepLearner",
    "KeptRecord",
    "Keyed",
    "Link",
    "Lock",
    "Message",
    "Node",
    "Number",
    "Option",
    "Pack",
    "Packed",
    "Paste",
    "Preview",
    "Program",
    "Quote",
    "Scan",
    "Shrink",
    "Sign",
    "Signed",
    "Sketch",
    "Stage",
    "Status",
    "Step",
    "Table",
    "Text",
    "Tick",
    "Tree",
    "Unasked",
    "UnreadableRecord",
    "beside",
    "every",
    "opened",
    "sealed",
    "to_json",
    "whole_answer",
]
