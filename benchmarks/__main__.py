"""`make bench`: every benchmark, one table after the other."""

from . import calibration, check, packages, reading, sampling

for benchmark in (check, reading, sampling, packages, calibration):
    benchmark.main()
