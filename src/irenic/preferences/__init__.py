"""From a case to each party's labelled rows, prior and draws; what several answers share."""
