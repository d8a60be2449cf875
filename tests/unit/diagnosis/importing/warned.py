"""What the tests of the importer say of a table."""


def codes_of(table):
    return [warning.code for warning in table.warnings]
