"""What the words mean: frozen types for every concept of the glossary, without input or output.

Each module holds one idea; import from the module, not from here.
"""
