"""The page 人员岗位: who works here, with which posts; for the system administrator."""
