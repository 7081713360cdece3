/// The port to the resident registry (住民基本台帳) and what it may answer. Its adapters are the packages below it, one a
/// technology; they see the port and `registry.extract`, never each
/// other. Sees `person`.
@NullMarked
package jp.sekisho.registry;

import org.jspecify.annotations.NullMarked;
