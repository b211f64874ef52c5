"""What an analyst hands over: a dated brief whose every sentence has its quotation."""
