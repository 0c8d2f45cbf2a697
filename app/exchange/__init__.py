"""数据交换: cases leave for an exchange platform, and come in from one, in the platform's own tables; every batch is on record."""
