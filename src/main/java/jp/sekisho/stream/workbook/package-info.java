/// Workbooks (.xlsx; ECMA-376, ISO/IEC 29500) as rows of a table. Whoever made the file, it fills no memory:
/// what is held is bounded, the packed bytes, the shared strings, a row, a tag. Knows what a cell's text is
/// and nothing of what it means. Rests on the JDK's Inflater and StAX; see docs/decisions/0014.
@NullMarked
package jp.sekisho.stream.workbook;

import org.jspecify.annotations.NullMarked;
