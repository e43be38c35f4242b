"""Methods on plain arrays; this room knows nothing of cases and can be used without one."""
