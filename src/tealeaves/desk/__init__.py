"""The desk: a local web application on one archive. No account, no outside address."""
