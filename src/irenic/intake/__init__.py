"""What comes into a case: documents added, read, laid into the inbox, and decided on."""
