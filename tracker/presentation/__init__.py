"""What people read: words, views, documents."""
