"""依申请公开: an application for government information from its receipt to its reply (政府信息公开条例 ch. 4)."""
