"""The pages of the workbench, a module for each; `workbench.registry` finds them."""
