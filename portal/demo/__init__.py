"""An invented world to show the portal with: people, machines and a support bundle."""
