/// The PostgreSQL adapter under the contract, and what it does when the database fails or lies.
@NullMarked
package jp.sekisho.registry.postgresql;

import org.jspecify.annotations.NullMarked;
