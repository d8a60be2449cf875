"""What all tests share. Fixtures folders hold faulty files on purpose: nothing there is a test."""

collect_ignore_glob = ["fixtures/*", "*/fixtures/*"]
