package jp.sekisho.api.problem;

/// A path whose body is a stream of lines, of any length: each endpoint that reads one produces this beside itself.
public record StreamPath(String path) {}
