"""Diagnosis of a municipality: tables of units, indices, delimitation of areas, their robustness.

Everything here works on data and returns data; nothing prints, nothing knows of Jupyter.
"""

from msai.base.spheres import SPHERES, sphere_label
from msai.diagnosis.composite import METHODS, composite_index
from msai.diagnosis.delimitation import Delimitation, delimit
from msai.diagnosis.dictionary import load_schema, schema_from_json
from msai.diagnosis.examination import Diagnosis, examine, method_label
from msai.diagnosis.hiding_small_counts import (
    Suppressed,
    numerators_of,
    protect,
    sums_may_be_shown,
    suppress,
)
from msai.diagnosis.normalise import NORMALISATIONS, normalise
from msai.diagnosis.outliers import Outlier, find_outliers, summarise_outliers
from msai.diagnosis.plausibility import correlated_indicators
from msai.diagnosis.poisson import poisson_interval, rate_interval
from msai.diagnosis.rates_by_chance import (
    SmallNumber,
    small_numbers,
    summarise_small,
)
from msai.diagnosis.reading import FileRows, headers_of, read_rows, read_units, units_of
from msai.diagnosis.reading_several import (
    NamedRows,
    joined_cells,
    read_named,
    read_several,
    read_units_of,
)
from msai.diagnosis.report import report_blocks, report_bytes, report_sheets
from msai.diagnosis.schema import ColumnSchema, TableSchema
from msai.diagnosis.selection import LegalFinding, LegalRule, SelectionCheck, check_selection
from msai.diagnosis.sensitivity import sensitivity
from msai.diagnosis.spheres import SphereIndices, sphere_indices
from msai.diagnosis.table import UnitTable
from msai.diagnosis.template import described_xlsx, template_xlsx

__all__ = [
    "METHODS",
    "NORMALISATIONS",
    "SPHERES",
    "ColumnSchema",
    "Delimitation",
    "Diagnosis",
    "FileRows",
    "LegalFinding",
    "LegalRule",
    "NamedRows",
    "Outlier",
    "SelectionCheck",
    "SmallNumber",
    "SphereIndices",
    "Suppressed",
    "TableSchema",
    "UnitTable",
    "check_selection",
    "composite_index",
    "correlated_indicators",
    "delimit",
    "described_xlsx",
    "examine",
    "find_outliers",
    "headers_of",
    "joined_cells",
    "load_schema",
    "method_label",
    "normalise",
    "numerators_of",
    "poisson_interval",
    "protect",
    "rate_interval",
    "read_named",
    "read_rows",
    "read_several",
    "read_units",
    "read_units_of",
    "report_blocks",
    "report_bytes",
    "report_sheets",
    "schema_from_json",
    "sensitivity",
    "small_numbers",
    "sphere_indices",
    "sphere_label",
    "summarise_outliers",
    "summarise_small",
    "sums_may_be_shown",
    "suppress",
    "template_xlsx",
    "units_of",
]
