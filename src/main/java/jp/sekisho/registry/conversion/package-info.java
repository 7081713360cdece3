/// A site's own resident file becomes an extract: CSV, TSV or fixed width, read by a mapping that says
/// which columns make which property of a resident.
///
/// `Mapping` is the mapping file, `Rows` cuts the site's file into rows, `History` makes one resident
/// of the rows of one key, and `Conversion` goes through the file, one key at a time. What cannot be
/// read is a `Rejection`, and its resident is handed on as one who must be set aside wherever the
/// number can be read: nobody vanishes, and nothing is guessed. Sees the port and the extract; writes
/// no file.
@NullMarked
package jp.sekisho.registry.conversion;

import org.jspecify.annotations.NullMarked;
