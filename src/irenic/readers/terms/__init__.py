"""Terms of texts on the table: where they stand, who gives and gets, how much, under what condition, and what they fit."""
