"""Assessment to view: one file a part of the report."""

from tracker.presentation.view.report import ReportView, report_view

__all__ = ["ReportView", "report_view"]
