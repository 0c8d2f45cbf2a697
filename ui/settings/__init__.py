"""The page 系统设置: the office, its departments and their remedies, the devices of this window."""
