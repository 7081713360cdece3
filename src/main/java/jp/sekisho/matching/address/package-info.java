/// Addresses: read into place, town, lot and building, and compared part by part. Compared, never geocoded.
///
/// Sees `person` and the common table of `matching`, no other room.
@NullMarked
package jp.sekisho.matching.address;

import org.jspecify.annotations.NullMarked;
