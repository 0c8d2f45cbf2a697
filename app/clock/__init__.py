"""The statutory clock: dates, limits, readings and their explanations; pure."""
