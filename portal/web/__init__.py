"""Pages and forms: HTML over HTTP, every route behind the guard."""
