"""kg: a knowledge graph of datasets, models, methods, tasks and metrics from papers' abstracts."""
