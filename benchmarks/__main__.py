"""`make bench`: every benchmark, one table after the other."""

from . import (
    calibration,
    casualties,
    check,
    packages,
    reading,
    reading_many,
    reading_set,
    sampling,
    stability,
    tagger,
    workbench,
    zones,
)

for benchmark in (
    check,
    reading,
    tagger,
    reading_many,
    reading_set,
    casualties,
    sampling,
    packages,
    zones,
    stability,
    calibration,
    workbench,
):
    benchmark.main()
