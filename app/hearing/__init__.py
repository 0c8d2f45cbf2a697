"""听证: the right told, asked for, announced, recorded; one verb a file (行政许可法 36, 46-48)."""
