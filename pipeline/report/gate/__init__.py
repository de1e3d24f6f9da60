"""The decision on newly learned models, and the runs before this one."""
