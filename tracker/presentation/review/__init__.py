"""What is shown on a screen beside the parts of the report: an overview that can be narrowed, the past of a light."""
