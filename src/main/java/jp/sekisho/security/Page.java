package jp.sekisho.security;

/// Whether callers are served the page for people beside the endpoints.
public record Page(boolean open) {}
