"""From a case to a result, one file per question asked; the files know nothing of one another."""
