"""`make bench`: every benchmark, one table after the other."""

from . import (
    calibration,
    casualties,
    check,
    forecasts,
    missing_worths,
    packages,
    reading,
    reading_many,
    reading_set,
    reports,
    sampling,
    spatial,
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
    missing_worths,
    spatial,
    forecasts,
    calibration,
    workbench,
    reports,
):
    benchmark.main()
