"""The measurements: what does not depend on the weather of the machine first."""
