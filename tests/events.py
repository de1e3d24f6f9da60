"""The event log as Arrow has it, for logs that are written in a test."""

import pyarrow as pa

from features.events import COLUMNS

ARROW = {
    "VARCHAR": pa.string(),
    "TIMESTAMP": pa.timestamp("us"),
    "DECIMAL(18,2)": pa.decimal128(18, 2),
    "DOUBLE": pa.float64(),
    "BOOLEAN": pa.bool_(),
}
LOG = pa.schema([(name, ARROW[column.type]) for name, column in COLUMNS.items()])
