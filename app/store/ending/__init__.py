"""What is kept of how calls ended: indexes to count by, the words that lie apart, and the record of disclosures."""
