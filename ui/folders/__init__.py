"""The page 案卷交接: folders to hand over, on their way, and to receive."""
