"""`make bench`: every benchmark, one table after the other."""

from . import calibration, check, reading, sampling

for benchmark in (check, reading, sampling, calibration):
    benchmark.main()
