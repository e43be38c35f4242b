"""`make bench`: every benchmark, one table after the other."""

from . import check, reading

for benchmark in (check, reading):
    benchmark.main()
