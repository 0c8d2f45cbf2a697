"""The page 事项目录: items in force and drafts, the item's sheet and flow chart, the editor, publishing by two, import."""
