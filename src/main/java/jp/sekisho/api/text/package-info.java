/// What people read: the texts of all codes in Japanese and English.
@NullMarked
package jp.sekisho.api.text;

import org.jspecify.annotations.NullMarked;
