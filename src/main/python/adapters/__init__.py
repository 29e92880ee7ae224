"""Real loss libraries behind one function, and the scoreboard that compares them with the oracle."""
