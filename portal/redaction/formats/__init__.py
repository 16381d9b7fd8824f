"""The formats that support data comes in: which one it is, and where its values stand."""
