"""`make bench`: every benchmark, one table after the other."""

from . import check

for benchmark in (check,):
    benchmark.main()
