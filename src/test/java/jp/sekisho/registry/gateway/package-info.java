/// The gateway client against an honest and many dishonest gateways.
@NullMarked
package jp.sekisho.registry.gateway;

import org.jspecify.annotations.NullMarked;
