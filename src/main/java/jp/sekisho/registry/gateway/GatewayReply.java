package jp.sekisho.registry.gateway;

import jp.sekisho.registry.RegistryListener.Trouble;

/// What one request to the gateway came to.
sealed interface GatewayReply {

    /// A whole body with status 200, to be read as the contract says.
    record Content(byte[] json) implements GatewayReply {
        @Override
        public String toString() {
            return "Content[withheld]";
        }
    }

    /// Anything else.
    record Failed(Trouble trouble) implements GatewayReply {}
}
