"""What belongs to a call beside its log: its index, its alarms and knocks, and the words that lie apart."""
