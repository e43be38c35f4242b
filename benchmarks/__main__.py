"""`make bench`: every benchmark, one table after the other."""

from . import calibration, check, packages, reading, sampling, zones

for benchmark in (check, reading, sampling, packages, zones, calibration):
    benchmark.main()
