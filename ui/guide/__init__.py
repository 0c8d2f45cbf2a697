"""The page 启用准备: what an office still has to set up before its first applicant."""
