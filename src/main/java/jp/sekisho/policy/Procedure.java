package jp.sekisho.policy;

/// An administrative procedure (事務) that a record belongs to.
///
/// @param no its place in the prefecture's table, from 1
/// @param id its name on the wire
/// @param divisionJa the division that runs it (担当課)
/// @param sexHeld whether its business system holds the sex; where it does not, the sex is not compared
public record Procedure(int no, String id, String nameJa, String nameEn, String divisionJa, boolean sexHeld) {}
