"""`make bench`: every benchmark, one table after the other."""

from . import calibration, check, packages, reading, reading_set, sampling, tagger, zones

for benchmark in (check, reading, tagger, reading_set, sampling, packages, zones, calibration):
    benchmark.main()
