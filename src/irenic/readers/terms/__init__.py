"""Terms of texts on the table: where they stand, who gives and gets, how much, on what condition, and what they fit."""
