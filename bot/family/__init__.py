"""What a parent tells of the child on the way: age or phase, EHC plan or not, who is asking."""
