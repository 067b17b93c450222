"""Plain rules: time, opening hours, reminders, routing. No framework, no I/O."""
