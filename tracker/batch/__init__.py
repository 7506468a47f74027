"""Many reports: a plan, the jobs that follow from it, workers that make them, and the record of what came of each."""
