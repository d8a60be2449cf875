"""What every part stands on: texts, numbers, files of data, findings, charts."""
