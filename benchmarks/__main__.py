"""`make bench`: every benchmark, one table after the other."""

from . import calibration, casualties, check, packages, reading, reading_many, reading_set, sampling, zones

for benchmark in (
    check,
    reading,
    reading_many,
    reading_set,
    casualties,
    sampling,
    packages,
    zones,
    calibration,
):
    benchmark.main()
