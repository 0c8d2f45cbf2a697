"""The sample office and its departments; data only."""
