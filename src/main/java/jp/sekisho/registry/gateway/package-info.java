/// The adapter to a registry gateway (住基連携ゲートウェイ): a connector of the site's own before Juki-net, asked over mutual TLS
/// by the contract in `openapi/registry-gateway.yaml`.
///
/// Sees the port and the strict reader of a resident's JSON in `registry.extract`; of libraries the JDK's HTTP client
/// and Jackson's streaming parser. Logs nothing.
@NullMarked
package jp.sekisho.registry.gateway;

import org.jspecify.annotations.NullMarked;
