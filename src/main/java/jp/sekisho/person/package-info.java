/// The person as a record describes one: number, name, birth date, sex, address.
///
/// Value types that are parsed at the edge into sealed results; inside, a wrong value cannot exist. Every one of them
/// prints a constant. Depends on the JDK alone.
@NullMarked
package jp.sekisho.person;

import org.jspecify.annotations.NullMarked;
