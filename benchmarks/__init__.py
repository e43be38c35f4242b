"""What is fast, printed as tables; tests never assert a time."""
