"""The figures that the paper states: results and sizes of datasets."""
