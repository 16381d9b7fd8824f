"""What words and keys say: known names, plain words, keys of settings, labels of forms. Here are no rules."""
