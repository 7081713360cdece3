/// Deadline, one retry, circuit breaker and bulkhead around an adapter that waits for another machine. Sees the port
/// and SmallRye Fault Tolerance; logs nothing and keeps no answer.
@NullMarked
package jp.sekisho.registry.guard;

import org.jspecify.annotations.NullMarked;
