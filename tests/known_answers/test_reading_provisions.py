"""Provisions are read as they were labelled in the reports that rules are tuned on (`docs/reference/labelling.md`)."""

from benchmarks.reading_set import scores

from irenic.documents.read import read_document
from irenic.readers.reading import read

from ..reading_labels import FOLDER, load_reports


def test_the_terms_of_the_reports_for_tuning_are_found() -> None:
    reports = [report for report in load_reports() if not report.held_out]
    found = {one.name: read(read_document(FOLDER / f"{one.name}.txt"), one.published) for one in reports}
    measured = scores(reports, found)
    terms = measured["provisions"]
    assert terms.true >= 40
    # twelve of the reports were held out for long, and thirty were written for stances: no rule for terms was made on them
    assert min(terms.precision, terms.recall) >= 0.83
    # a field that nobody reads would be empty, and right only where the label is empty too
    assert measured["  quantity, of those found"].precision >= 0.9
    assert measured["  deadline, of those found"].precision >= 0.9
