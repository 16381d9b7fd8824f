"""What happens outside the portal: a register that people and imports tell, and its measures."""
