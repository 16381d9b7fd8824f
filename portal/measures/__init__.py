"""Pure measures: holds, gaps and outcomes from a timeline, with the statistics that keep them honest.

Every figure is derived from events; nothing here knows a database or a page, and the clock is an argument.
"""
