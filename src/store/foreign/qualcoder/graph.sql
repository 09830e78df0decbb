SELECT grid FROM graph
